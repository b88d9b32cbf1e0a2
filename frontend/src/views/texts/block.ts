// The block that a cell stands in, for what it says about the cell.

import { getContext, setContext } from "svelte";
import type { BlockView } from "../../api-types";

const key = Symbol("block");

/** Tells the components inside which block they belong to. */
export function provideBlock(block: () => BlockView): void {
  setContext(key, block);
}

/** Returns what tells the block around a component; outside blocks there is none. */
export function blockAround(): () => BlockView | undefined {
  return getContext<(() => BlockView) | undefined>(key) ?? (() => undefined);
}
