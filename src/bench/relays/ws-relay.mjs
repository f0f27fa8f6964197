// A relay on npm's `ws` as a hand would write it: who comes says its id and room, a message says where it goes.
import { createServer } from "node:http";
import { createRequire } from "node:module";

const { WebSocketServer } = createRequire(`${process.argv[2]}/`)("ws");
const people = new Map();
const rooms = new Map();
const server = createServer();
const sockets = new WebSocketServer({ server, path: "/ws", perMessageDeflate: false });

sockets.on("connection", (socket, request) => {
    const asked = new URL(request.url, "http://localhost").searchParams;
    const id = asked.get("id");
    const room = asked.get("room");
    people.set(id, socket);
    if (room !== null) {
        rooms.set(room, (rooms.get(room) ?? new Set()).add(socket));
    }
    socket.on("message", (data) => {
        const text = data.toString();
        const end = text.indexOf("\n");
        if (text.startsWith("to:")) {
            people.get(text.slice(3, end))?.send(text);
        } else {
            rooms.get(text.slice(5, end))?.forEach((member) => member.send(text));
        }
    });
    socket.on("error", () => {});
    socket.on("close", () => {
        if (people.get(id) === socket) {
            people.delete(id);
        }
        rooms.get(room)?.delete(socket);
    });
});
server.listen(0, "127.0.0.1", 4096, () => {
    console.log(`The ws relay is ready at http://localhost:${server.address().port}`);
});
