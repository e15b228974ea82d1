/** Answers every request with a success, over connections that are kept, and says on which port. */
import { createServer } from "node:http";
import { jsonHeaders, success } from "../exchange.js";

const headers = jsonHeaders(success);
const server = createServer((_, response) => response.writeHead(200, headers).end(success));
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
process.on("disconnect", () => process.exit());
