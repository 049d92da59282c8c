// Times SurveyJS (survey-core) on a form given as a file: prints JSON with milliseconds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.argv[2]}/package.json`);
const { Model } = require("survey-core");
const text = readFileSync(process.argv[3], "utf8");
const chain = process.argv[4] === "chain";
const rounds = Number(process.argv[5]);

let start = performance.now();
const model = new Model(JSON.parse(text));
const load = performance.now() - start;
const names = model.getAllQuestions().map((q) => q.name).filter((name) => name.startsWith("q"));
for (const name of names) model.setValue(name, 1);

const times = [];
let seed = 7;
for (let i = 0; i < rounds; i++) {
  seed = (seed * 16807) % 2147483647;
  const name = chain ? "q" : names[seed % names.length];
  start = performance.now();
  model.setValue(name, 2 + (i % 900));
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
const end = chain ? model.getValue(model.getAllQuestions().at(-1).name) : model.getValue("total");
console.log(JSON.stringify({ load, p50: times[rounds >> 1], p99: times[Math.floor(rounds * 0.99)], end }));
