"use strict";
// What the code on a certificate says stands behind the "#" of its address, which a browser sends to nobody. It is
// taken from there, out of the address and the history, and posted, so that it stands in no log either.
(() => {
  const form = document.getElementById("check");
  const said = location.hash.slice(1);
  if (!form || !said.startsWith("DS1.")) return;
  history.replaceState(null, "", location.pathname + location.search);
  form.elements.text.value = said;
  form.submit();
})();
