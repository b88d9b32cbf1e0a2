// Who belongs to the workspace, letting somebody in, and ending a membership.

import { api } from "../api";
import type { BundleView, MemberView, Problem } from "../api-types";
import { slug } from "../model/names";
import { handOver, placeFor } from "./exchange.svelte";
import { problemOf } from "./fault";
import { work } from "./work.svelte";

export const roles = ["reader", "translator", "author", "editor", "admin"] as const;
export type Role = (typeof roles)[number];

class Members {
  list = $state.raw<MemberView[]>([]);
  stage = $state<"loading" | "ready" | "failed">("loading");
  problem = $state.raw<Problem>();
  leaving = $state.raw<MemberView>(); // whose membership is to end, until that is confirmed
  working = $state(false);

  readonly others = $derived(this.list.filter((member) => !member.me && !member.revoked));

  async load(): Promise<void> {
    try {
      this.list = await api.Members();
      this.stage = "ready";
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "failed";
    }
  }

  async revoke(): Promise<void> {
    if (!this.leaving) return;
    this.working = true;
    this.problem = undefined;
    try {
      this.list = await api.Revoke(this.leaving.id);
      this.leaving = undefined;
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.working = false;
    }
  }
}

export const members = new Members();

/** The dialog that makes somebody a member and writes the file that lets her in. */
class Inviting {
  open = $state(false);
  person = $state("");
  role = $state<Role>("author");
  langs = $state.raw<string[]>([]); // none means all
  missing = $state(false);
  stage = $state<"asking" | "working" | "done">("asking");
  result = $state.raw<BundleView>();
  problem = $state.raw<Problem>();

  show(): void {
    this.person = "";
    this.role = "author";
    this.langs = [];
    this.missing = false;
    this.problem = undefined;
    this.stage = "asking";
    this.open = true;
  }

  toggle(tag: string): void {
    this.langs = this.langs.includes(tag) ? this.langs.filter((each) => each !== tag) : [...this.langs, tag];
  }

  async start(): Promise<void> {
    const person = this.person.trim();
    this.missing = person === "";
    if (this.missing) return;
    const job = work.job("invite");
    this.problem = undefined;
    try {
      const path = await placeFor(`${slug(person)}.trinvite`);
      if (path === undefined) return;
      this.stage = "working";
      const result = await api.Invite({ job, person, role: this.role, langs: this.langs, path });
      this.result = result;
      await handOver(result);
      this.stage = "done";
      await members.load();
    } catch (error) {
      this.problem = problemOf(error);
      this.stage = "asking";
    } finally {
      work.end(job);
    }
  }
}

export const inviting = new Inviting();
