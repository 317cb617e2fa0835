// The view as the fragment of the address: what is filtered, selected and said in which language, to be shared.
function makeState(collect, restore) {
  let written = null;
  function parsed() {
    const given = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value));
  }
  function write() {
    const values = Object.entries(collect()).filter(([, value]) => value);
    written = values.length ? `#${new URLSearchParams(values)}` : "";
    if (written === location.hash) return;
    try {
      history.replaceState(null, "", written || location.pathname + location.search);
    } catch {
      written = location.hash; // a page within a notebook has no address of its own
    }
  }
  addEventListener("hashchange", () => { if (location.hash !== written) restore(parsed()); });
  return { write, parsed };
}
