// What the document carries and the words for it. Everything an article says reaches the page as text, never as markup.
const page = JSON.parse(at("page").textContent);
// The way the figure is drawn now, of those the page holds, and its marks.
let way = page.ways[0], marks = new Map(Object.entries(page.marks[way.marks]));
let lang = page.lang;

const word = (key) => page.words[lang][key] || key;
const phrase = (key, values) => word(key).replace(/\{(\w+)\}/g, (_, name) => values[name]);
const number = (value) => value.toLocaleString(lang === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: 1 });
// A name or note: plain text, or {vi, en}.
const told = (value) => (value !== null && typeof value === "object" ? value[lang] || value.vi : String(value));
const meetingsOf = (count) => (count === 1 ? word("meeting_1") : phrase("meetings_n", { n: number(count) }));

