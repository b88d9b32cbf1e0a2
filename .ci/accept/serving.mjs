// `make run` without a display, as somebody who has just cloned the project starts it.
import { spawn } from "node:child_process";

/** Starts it in a folder; returns its address, the seconds it took, and a stop. */
export function serve(folder) {
  const start = Date.now();
  const env = { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "" };
  const child = spawn("make", ["run"], { cwd: folder, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const stop = () => new Promise((done) => {
    child.once("exit", (code) => done(code));
    process.kill(-child.pid, "SIGINT"); // what Ctrl-C sends
  });
  return new Promise((done, fail) => {
    let said = "";
    const hear = (data) => {
      said += data;
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(said)?.[0];
      if (address) done({ address, seconds: (Date.now() - start) / 1000, stop });
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", (code) => fail(new Error(`make run exited with ${code}\n${said.slice(-500)}`)));
  });
}

/** Asks a served app for its course, with the token and without; returns the title in German. */
export async function asksTheSample(address) {
  const [origin, token] = address.split("/#token=");
  const page = await fetch(origin + "/");
  const call = (headers) => fetch(origin + "/rpc/Course", { method: "POST", body: "[]", headers });
  const course = await (await call({ Authorization: `Bearer ${token}` })).json();
  const refused = (await call({})).status;
  if (page.status !== 200 || !course.sample || refused !== 401) throw new Error(`page ${page.status}, sample ${course.sample}, without token ${refused}`);
  return course.title.de.plain;
}
