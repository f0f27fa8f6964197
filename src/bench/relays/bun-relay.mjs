// The same relay on Bun, whose sockets are those of uWebSockets.
const people = new Map();

const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch(request, self) {
        const asked = new URL(request.url).searchParams;
        const data = { id: asked.get("id"), room: asked.get("room") };
        return self.upgrade(request, { data }) ? undefined : new Response("This is a WebSocket endpoint.", { status: 426 });
    },
    websocket: {
        perMessageDeflate: false,
        idleTimeout: 0,
        publishToSelf: true,
        open(socket) {
            people.set(socket.data.id, socket);
            if (socket.data.room !== null) {
                socket.subscribe(socket.data.room);
            }
        },
        message(socket, text) {
            const end = text.indexOf("\n");
            if (text.startsWith("to:")) {
                people.get(text.slice(3, end))?.send(text);
            } else {
                socket.publish(text.slice(5, end), text);
            }
        },
        close(socket) {
            if (people.get(socket.data.id) === socket) {
                people.delete(socket.data.id);
            }
        },
    },
});
console.log(`The Bun relay is ready at http://localhost:${server.port}`);
