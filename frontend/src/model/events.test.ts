import { expect, it, test } from "vitest";
import { parseEvent, readEvents } from "./events";

it.each([
  ["event: progress\ndata: {}", { name: "progress", data: "{}" }],
  ["data: a\ndata: b", { name: "message", data: "a\nb" }],
  ["data:tight", { name: "message", data: "tight" }],
  [": hello", undefined],
  ["", undefined],
])("%j", (block, event) => {
  expect(parseEvent(block)).toEqual(event);
});

test("events come whole, however the stream is cut", async () => {
  const bytes = new TextEncoder().encode(": hello\n\nevent: progress\ndata: „ė“\n\ndata: 2\n\ndata: cut off");
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  const events = [];
  for await (const event of readEvents(stream)) events.push(event);
  expect(events).toEqual([
    { name: "progress", data: "„ė“" },
    { name: "message", data: "2" },
  ]);
});
