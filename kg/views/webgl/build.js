// Builds the bundle that the page carries: our stage with sigma and graphology, and the licences of all that is in it.
//
// `npm ci && npm run build` gives the same bytes wherever it runs: versions are exact, nothing is dated.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const into = process.argv[2] || here; // a test builds elsewhere and compares

const made = await build({
  entryPoints: [join(here, "src/index.js")], absWorkingDir: here, bundle: true, minify: true, write: false, metafile: true,
  format: "iife", globalName: "lientinhStage", target: "es2020", charset: "ascii", legalComments: "none", logLevel: "warning",
});
const packages = [...new Set(Object.keys(made.metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean))].sort();
const about = packages.map((name) => {
  const folder = join(here, "node_modules", name), { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return { name, version, license, text: readFileSync(join(folder, file), "utf8").replace(/\r\n/g, "\n").trim() };
});
const script = made.outputFiles[0].text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const notes = about.map(({ name, version, license, text }) => `${name} ${version} (${license})\n${"=".repeat(60)}\n\n${text}\n`);
const licences = `What stage.js contains beside code of this project (Apache-2.0), and under which licences.\n\n${notes.join("\n\n")}`;
if (/\*\/|<\/script|<!--/i.test(licences)) throw new Error("a licence would end the comment it stands in");
writeFileSync(join(into, "LICENSES.txt"), licences);
writeFileSync(join(into, "stage.js"), `/*! Built by kg/views/webgl/build.js.\n\n${licences}*/\n${script}`); // pages carry it, licences and all
