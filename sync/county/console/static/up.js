"use strict";
// What stands behind the "#" of the address (the token, the key to seal to) is sent to nobody as it is: taken out of
// the address, kept in this page only. Each file is looked at by its content, a photograph made small and without
// what a camera writes into it, sealed, and sent; what broke off is sent again under the same name.
(() => {
  const form = document.getElementById("up");
  const [token, to] = location.hash.slice(1).split(".");
  history.replaceState(null, "", location.pathname + location.search);
  const at = id => document.getElementById(id);
  const most = Number(form.dataset.most), mostFiles = Number(form.dataset.files);
  const side = 2600, tries = 4;
  let count = 0, place = "", queue = Promise.resolve();

  class Refused extends Error {}

  function trouble(words) {
    at("why").textContent = words;
    at("fault").hidden = !words;
  }

  async function post(url, headers, body) {
    const all = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "Drop-Token": token, ...headers };
    const answer = await fetch(url, { method: "POST", headers: all, body, credentials: "same-origin" });
    const said = (answer.headers.get("Content-Type") || "").startsWith("application/json") ? await answer.json() : null;
    if (answer.ok && said) return said.words;
    // What a server of its own stumbles over may work in a moment; what it refused in words will not.
    if (said && answer.status !== 409) throw new Refused(said.words);
    if (answer.status === 403) throw new Refused("这一页开得太久了，请重新扫一扫机器屏幕上的码。");
    throw new Error(String(answer.status));
  }

  async function kindOf(file) {
    const first = new Uint8Array(await file.slice(0, 12).arrayBuffer());
    const begins = text => [...text].every((c, n) => first[n] === c.charCodeAt(0));
    if (begins("%PDF-")) return "pdf";
    const brand = String.fromCharCode(...first.slice(4, 8));
    return begins("\xff\xd8\xff") || begins("\x89PNG") || begins("RIFF") || brand === "ftyp" ? "picture" : "";
  }

  // A new picture with nothing of the old file but what is to be seen.
  async function small(file) {
    let picture;
    try {
      picture = await createImageBitmap(file);
    } catch {
      throw new Refused("这张照片打不开。请换一张，或者点“现在拍”重新拍。");
    }
    const scale = Math.min(1, side / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const made = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.85));
    canvas.width = canvas.height = 0;
    if (!made) throw new Refused("这张照片打不开。请换一张，或者点“现在拍”重新拍。");
    return made;
  }

  async function send(file) {
    const kind = await kindOf(file);
    if (!kind) throw new Refused("这个文件不是照片，也不是 PDF，传不了。");
    const ready = kind === "pdf" ? file : await small(file);
    if (ready.size > most) throw new Refused(`这个文件太大，最大 ${most >> 20} 兆。请分开存，或者直接在机器上拍。`);
    const once = [...crypto.getRandomValues(new Uint8Array(16))].map(n => n.toString(16).padStart(2, "0")).join("");
    const key = Uint8Array.from(atob(to.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
    const plain = new Uint8Array(await ready.arrayBuffer());
    const sealed = await Seal.seal(plain, key, ["doorstep/1", "drop", token, once].join("\n"));
    for (let left = tries - 1; ; left--) {
      try {
        return await post(form.dataset.send, { "Drop-Once": once, "Content-Type": "application/octet-stream" }, sealed);
      } catch (error) {
        if (error instanceof Refused) throw error;
        if (!left) throw new Refused("网络断了，没有传上。信号好一点再点一次，或者直接在机器上拍。");
        await new Promise(done => setTimeout(done, (tries - left) * 1000));
      }
    }
  }

  function take(file) {
    const row = document.createElement("li");
    row.className = "busy";
    count += 1;
    const name = `第 ${count} 个`;
    row.textContent = `${name}：正在传，请不要关这一页…`;
    at("list").prepend(row);
    queue = queue.then(async () => {
      try {
        if (count > mostFiles) throw new Refused(`一次最多传 ${mostFiles} 个。还有的，请在机器上重新点“用手机传”。`);
        place = await send(file);
        row.className = "done";
        row.textContent = `${name}：已传到${place}的机器上，请看机器屏幕`;
      } catch (error) {
        row.className = "bad";
        row.textContent = `${name}：${error instanceof Refused ? error.message : "没有传上，请再试一次。"}`;
      }
    });
  }

  for (const id of ["shoot", "pick"])
    at(id).addEventListener("change", event => {
      for (const file of event.target.files) take(file);
      event.target.value = "";
    });

  // Another page would have no token any more: the type grows where it is, and is asked for as the link asks.
  const size = document.querySelector(".foot a");
  size.addEventListener("click", event => {
    event.preventDefault();
    const big = document.documentElement.classList.toggle("big");
    size.lastChild.textContent = big ? "字小一点" : "字大一点";
    fetch(`?big=${big ? 1 : 0}`, { credentials: "same-origin" }).catch(() => {});
  });

  async function begin() {
    if (!token || !to) return [null, "请用手机扫一扫机器屏幕上的码，从那里打开这一页。"];
    if (!Seal.able()) return [null, "这个浏览器不能加密，传不了。请用微信扫一扫，或者用手机自带的浏览器。"];
    try {
      return [await post(form.dataset.look, {}, null), ""];
    } catch (error) {
      return [null, error instanceof Refused ? error.message : "网络不通，没有接上。请看看手机信号，再扫一次。"];
    }
  }
  at("where").hidden = false;
  begin().then(([found, words]) => {
    at("where").hidden = !found;
    at("ways").hidden = !found;
    trouble(words);
    if (found) at("where").textContent = `接上了：${found}的机器。拍好或选好，就传过去。`;
  });
})();
