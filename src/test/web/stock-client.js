// @stomp/stompjs with its own defaults: what the library does by itself, and nothing of our front end.
const client = new globalThis.StompJs.Client({
  brokerURL: `ws://${location.host}/ws`,
  reconnectDelay: 1000,
});
const state = { connections: 0, closeCodes: [], beatsSent: 0, beatsHeard: 0, heard: [] };
let receipts = 0;

function withReceipt(register) {
  return new Promise((resolve) => {
    receipts += 1;
    const receipt = `receipt-${receipts}`;
    client.watchForReceipt(receipt, () => resolve());
    register(receipt);
  });
}

client.debug = (line) => {
  state.beatsSent += line === '>>> PING' ? 1 : 0;
  state.beatsHeard += line === '<<< PONG' ? 1 : 0;
};
client.onWebSocketClose = ({ code }) => state.closeCodes.push(code);
client.onConnect = async (connected) => {
  state.user = connected.headers.user;
  const destination = '/topic/rooms/team-room';
  const hear = ({ body }) => {
    const { type, text } = JSON.parse(body);
    if (type === 'message') state.heard.push(text);
  };
  await withReceipt((receipt) => client.subscribe(destination, hear, { receipt }));
  state.connections += 1;
};

globalThis.stock = {
  state,
  leave: () => client.deactivate(),
  say: (text) =>
    withReceipt((receipt) =>
      client.publish({
        destination: '/app/rooms/team-room',
        headers: { receipt },
        body: JSON.stringify({ type: 'message', id: `page-${text}`, text }),
      }),
    ),
};
client.activate();
