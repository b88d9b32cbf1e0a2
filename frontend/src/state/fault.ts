// Whatever went wrong, as a Problem that a screen can show.

import { ApiError } from "../api";
import type { Problem } from "../api-types";

/** Returns the problem of an ApiError; an error of our own is thrown on. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  throw error;
}
