"use strict";
// HPKE base mode, one shot (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, by the browser's own
// cryptography. Checked against the library that opens it: tests/journeys/test_phone.py.
const Seal = (() => {
  const utf8 = new TextEncoder();
  const join = (...parts) => {
    const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return all;
  };
  const version = utf8.encode("HPKE-v1");
  const kem = join(utf8.encode("KEM"), [0x00, 0x10]);
  const suite = join(utf8.encode("HPKE"), [0x00, 0x10, 0x00, 0x01, 0x00, 0x02]);
  const none = new Uint8Array(0);

  async function hmac(key, data) {
    // An empty key is no key to some browsers; HMAC fills keys up with zeros anyway.
    const raw = key.length ? key : new Uint8Array(32);
    const made = await crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", made, data));
  }
  const extract = (id, salt, label, secret) => hmac(salt, join(version, id, utf8.encode(label), secret));
  // Never more than one block of 32 bytes.
  const expand = async (id, key, label, info, size) =>
    (await hmac(key, join([0, size], version, id, utf8.encode(label), info, [1]))).slice(0, size);

  // The sealed bytes: encapsulated key || ciphertext. to: 65 bytes, uncompressed.
  async function seal(plain, to, info) {
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const theirs = await crypto.subtle.importKey("raw", to, curve, false, []);
    const mine = await crypto.subtle.generateKey(curve, false, ["deriveBits"]);
    const sent = new Uint8Array(await crypto.subtle.exportKey("raw", mine.publicKey));
    const agreed = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine.privateKey, 256));
    const shared = await expand(kem, await extract(kem, none, "eae_prk", agreed), "shared_secret", join(sent, to), 32);
    const context = join([0], await extract(suite, none, "psk_id_hash", none), await extract(suite, none, "info_hash", utf8.encode(info)));
    const secret = await extract(suite, shared, "secret", none);
    const key = await crypto.subtle.importKey("raw", await expand(suite, secret, "key", context, 32), "AES-GCM", false, ["encrypt"]);
    const nonce = await expand(suite, secret, "base_nonce", context, 12);
    return join(sent, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, plain)));
  }
  return { seal, able: () => Boolean(window.crypto && crypto.subtle) };
})();
