// A sentence with the quoted stretches marked; their offsets count code points, and they may overlap.
function highlighted(text, spans) {
  const letters = Array.from(text), quote = make("blockquote", { lang: "vi" });
  let done = 0;
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (end <= done) continue;
    const begin = Math.max(start, done);
    quote.append(letters.slice(done, begin).join(""), make("mark", { text: letters.slice(begin, end).join("") }));
    done = end;
  }
  quote.append(letters.slice(done).join(""));
  return quote;
}
