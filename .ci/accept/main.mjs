// The promises ("shows" lines) of the issues so far, one module an issue. ONLY names one of them.
import { finish } from "./promises.mjs";

const issues = ["2", "3", "4", "5"];
const only = process.env.ONLY;
if (only !== undefined && !issues.includes(only)) {
  console.error(`ONLY=${only}: there are promises of the issues ${issues.join(", ")}`);
  process.exit(2);
}
for (const issue of issues.filter((name) => only === undefined || name === only)) {
  const { promises } = await import(`./issue${issue}.mjs`);
  await promises();
}
process.exit(finish(only === undefined));
