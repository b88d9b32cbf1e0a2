import { defineConfig } from "eslint/config";
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

/** The layers of src/: what each folder must not import. */
const layers = [
  { files: ["src/model/**", "src/i18n/**"], banned: ["**/state/*", "**/ui/*", "**/views/**", "**/api"] },
  { files: ["src/ui/**"], banned: ["**/state/*", "**/views/**", "**/api"] },
  { files: ["src/state/**"], banned: ["**/ui/*", "**/views/**"] },
  { files: ["src/views/**"], banned: ["**/api"] },
];

export default defineConfig(
  { ignores: ["dist/", "wailsjs/", "**/testdata/"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "no-undef": "off", // TypeScript knows better
      eqeqeq: "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
    rules: { "svelte/no-at-html-tags": "error", "svelte/button-has-type": "error" },
  },
  ...layers.map(({ files, banned }) => ({
    files,
    rules: { "no-restricted-imports": ["error", { patterns: banned.map((glob) => ({ group: [glob] })) }] },
  })),
);
