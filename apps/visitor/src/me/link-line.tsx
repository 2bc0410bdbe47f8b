import { NextIcon } from "@kipass/web-kit/icons.tsx";
import type { ComponentChildren } from "preact";
import { go } from "../route.ts";

/** A line of a list that leads to a screen of its own. */
export function LinkLine({ to, title, more }: { to: string; title: string; more: ComponentChildren }) {
  return (
    <button class="line-item link-line" type="button" onClick={() => go(to)}>
      <span>
        <b>{title}</b>
        <br />
        <span class="small soft">{more}</span>
      </span>
      <NextIcon />
    </button>
  );
}
