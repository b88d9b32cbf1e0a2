import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** Go embeds dist/, and embedding needs at least one committed file in it. */
function keepFolder(): Plugin {
  let out = "";
  return {
    name: "keep-folder",
    apply: "build",
    configResolved(config) {
      out = join(config.root, config.build.outDir);
    },
    writeBundle() {
      writeFileSync(join(out, ".gitkeep"), "");
    },
  };
}

export default defineConfig({
  base: "/",
  plugins: [svelte(), keepFolder()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["chrome110", "safari16"], // WebView2 and WebKitGTK as shipped with supported systems
    assetsInlineLimit: 0, // the policy the server sends allows no data: fonts
    chunkSizeWarningLimit: 800,
  },
});
