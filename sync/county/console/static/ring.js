"use strict";
// The page of calls looks by itself, and rings while somebody waits, once whoever sits before it has allowed that: a
// browser plays no sound before it is touched, and a page that is loaded anew would have to be touched again.
(() => {
  const calls = document.getElementById("calls");
  const bell = document.getElementById("ring");
  if (!calls || !bell) return;
  const EVERY = 10000;
  let sound = null;

  // Two notes of a small bell, an octave and a half above the speaking voice: heard through a room, startling nobody.
  function ring() {
    const begin = sound.currentTime;
    [[988, 0], [784, 0.28]].forEach(([pitch, after]) => {
      const tone = sound.createOscillator();
      const loud = sound.createGain();
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0.0001, begin + after);
      loud.gain.exponentialRampToValueAtTime(0.25, begin + after + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.0001, begin + after + 0.9);
      tone.connect(loud).connect(sound.destination);
      tone.start(begin + after);
      tone.stop(begin + after + 1);
    });
    bell.dataset.rung = String(Number(bell.dataset.rung) + 1);
  }

  async function look() {
    let fresh = null;
    try {
      const reply = await fetch(location.href, {credentials: "same-origin", redirect: "error"});
      if (!reply.ok) return;
      fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("calls");
    } catch (error) {
      if (error instanceof TypeError && navigator.onLine) location.reload(); // logged out: the page says so
      return;
    }
    if (fresh === null) return;
    // Only what changed is put in: a finger on 我过去 must not lose its button.
    if (fresh.textContent.replace(/\s+/g, " ") !== calls.textContent.replace(/\s+/g, " ")) {
      calls.replaceChildren(...fresh.childNodes);
      calls.dataset.waiting = fresh.dataset.waiting;
    }
    if (sound !== null && Number(calls.dataset.waiting) > 0) ring();
  }

  bell.hidden = false;
  bell.addEventListener("click", () => {
    if (sound === null) {
      sound = new AudioContext();
      ring();
    } else {
      sound.close();
      sound = null;
    }
    bell.setAttribute("aria-pressed", String(sound !== null));
    bell.textContent = sound === null ? bell.dataset.off : bell.dataset.on;
  });
  setInterval(look, EVERY);
})();
