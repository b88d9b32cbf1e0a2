// Leaving a workspace: what the screens keep of its memory is not that of the next one.

import { analysis } from "./analysis.svelte";
import { lookup, matches } from "./lookup.svelte";
import { memory } from "./memory.svelte";
import { importing } from "./memoryfiles.svelte";
import { quarrels } from "./quarrels.svelte";
import { sentences } from "./sentences.svelte";
import { editing, units } from "./units.svelte";

export function forgetMemory(): void {
  memory.forget();
  units.forget();
  editing.cancel();
  lookup.forget();
  matches.forget();
  sentences.forget();
  quarrels.reset();
  analysis.forget();
  importing.forget();
}
