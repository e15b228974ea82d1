/** A server that offers HTTP/2, and its faults. */
import http2 from "node:http2";
import type net from "node:net";
import { exampleOf } from "../../src/testing/response-bodies.js";
import { listen } from "../faults/server.js";

export const success = JSON.stringify(exampleOf("getToken", "exchange-success"));
export const lost = "connection_lost, unknown";

/** A running server with a fault. */
export interface Faulty {
  url: string;
  requests(): number;
  stop(): Promise<void>;
}

type Stream = http2.ServerHttp2Stream;

const { constants } = http2;

export const overHttp2: { fault: string; answer: (stream: Stream, stop: () => void) => void }[] = [
  { fault: "REFUSED_STREAM", answer: (stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM) },
  { fault: "ENHANCE_YOUR_CALM", answer: (stream) => stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM) },
  {
    fault: "REFUSED_STREAM in mid-body",
    answer(stream) {
      stream.respond({ ":status": 200, "content-type": "application/json" });
      stream.write(success.slice(0, 9), () => stream.close(constants.NGHTTP2_REFUSED_STREAM));
    },
  },
  ...[0, 2 ** 31 - 1].map((last) => ({
    fault: `GOAWAY with the last stream ${last}`,
    answer(stream: Stream) {
      stream.session?.goaway(constants.NGHTTP2_NO_ERROR, last);
      setTimeout(() => stream.session?.destroy(), 20);
    },
  })),
  {
    fault: "GOAWAY, then the end of the server",
    answer(stream, stop) {
      stream.session?.goaway(constants.NGHTTP2_NO_ERROR, 0);
      stop();
    },
  },
];

/** Offers HTTP/2. It closes the connection of a request over HTTP/1.1. */
export async function hostileHttp2(
  identity: { key: string; cert: string },
  answer: (stream: Stream, stop: () => void) => void,
): Promise<Faulty> {
  const open = new Set<net.Socket>();
  let requests = 0;
  const server = http2.createSecureServer({ ...identity, allowHTTP1: true });
  const stop = async () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  server.on("connection", (socket: net.Socket) => {
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
  });
  server.on("sessionError", () => undefined);
  server.on("request", (request) => {
    if (request.httpVersionMajor === 2) return;
    requests += 1;
    request.socket.destroy();
  });
  server.on("stream", (stream) => {
    requests += 1;
    stream.on("error", () => undefined);
    answer(stream, stop);
  });
  return { url: `https://127.0.0.1:${await listen(server)}`, requests: () => requests, stop };
}
