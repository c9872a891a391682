// The page works without this. With it: a chosen mark comes into view after a swap,
// j and k go from mark to mark or card to card, and / goes to the search.
"use strict";
(() => {
  const arrive = () => {
    const id = new URLSearchParams(location.search).get("claim");
    const place = id && document.getElementById(id);
    if (place && !location.hash) place.scrollIntoView({ block: "center" });
  };
  document.addEventListener("htmx:after:swap", arrive);

  const step = (by) => {
    const stops = [...document.querySelectorAll(".text a.m:not([tabindex]), .dispute h2 a, .rows .claim-line > a:last-child")];
    if (!stops.length) return;
    const here = stops.indexOf(document.activeElement);
    const next = here < 0 ? (by > 0 ? 0 : stops.length - 1) : (here + by + stops.length) % stops.length;
    stops[next].focus();
    stops[next].scrollIntoView({ block: "center" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") {
      const search = document.querySelector("input[type=search]");
      if (search) { event.preventDefault(); search.focus(); }
    }
  });
})();
