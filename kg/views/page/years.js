// The years: a slider with two handles over the years that occur, and a button that lets them pass.
const PACE = 1100; // milliseconds a year is shown

function makeYears(counted, onChange) {
  const known = [...new Set(counted.map(({ year }) => year).filter((year) => year !== undefined))].sort((a, b) => a - b);
  const last = known.length - 1, undated = counted.filter(({ year }) => year === undefined).length;
  const low = at("year-from"), high = at("year-to"), box = at("undated");
  let first = 0, end = last, open = true, timer = null;

  const narrowed = () => known.length > 0 && (first > 0 || end < last || !open);
  const passes = ({ year }) => (year === undefined ? open : year >= known[first] && year <= known[end]);
  function draw() {
    at("years").hidden = !known.length;
    for (const handle of [low, high]) Object.assign(handle, { min: 0, max: Math.max(last, 0), step: 1, disabled: last < 1 });
    low.value = first;
    high.value = end;
    low.setAttribute("aria-valuetext", known[first] ?? "");
    high.setAttribute("aria-valuetext", known[end] ?? "");
    at("years-shown").textContent = !known.length ? "" : first === end ? known[first] : `${known[first]}–${known[end]}`;
    const share = (place) => (last > 0 ? place / last : 0);
    at("track").style.setProperty("--from", share(first));
    at("track").style.setProperty("--to", last > 0 ? share(end) : 1);
    box.checked = open;
    box.parentElement.hidden = !undated;
    at("undated-words").textContent = phrase("undated_too", { n: undated });
    at("play").hidden = at("track").hidden = last < 1;
    at("play").setAttribute("aria-pressed", String(timer !== null));
    at("play").setAttribute("aria-label", word("page", timer === null ? "play" : "pause"));
    at("play").textContent = timer === null ? "▶" : "❚❚";
  }
  function changed() {
    draw();
    onChange();
  }
  function stop() {
    clearInterval(timer);
    timer = null;
  }
  // The window keeps its width and moves on by a year; all years at once begin as the first alone.
  function step() {
    if (end >= last) {
      stop();
      return changed();
    }
    first += 1;
    end += 1;
    changed();
  }
  function play() {
    if (timer !== null) {
      stop();
      return draw();
    }
    const width = end - first === last ? 0 : end - first;
    if (end - first === last || end === last) [first, end] = [0, width];
    open = false;
    timer = setInterval(step, PACE);
    changed();
  }
  low.addEventListener("input", () => { stop(); first = Math.min(Number(low.value), end); changed(); });
  high.addEventListener("input", () => { stop(); end = Math.max(Number(high.value), first); changed(); });
  box.addEventListener("change", () => { open = box.checked; changed(); });
  at("play").addEventListener("click", play);

  const place = (text, otherwise) => (known.includes(Number(text)) ? known.indexOf(Number(text)) : otherwise);
  function set({ from, to, undated: wanted }) {
    stop();
    first = place(from, 0);
    end = Math.max(place(to, last), first);
    open = wanted !== "0";
  }
  const state = () => ({ from: first > 0 ? String(known[first]) : "", to: end < last ? String(known[end]) : "", undated: open ? "" : "0" });
  return { draw, passes, narrowed, set, state };
}
