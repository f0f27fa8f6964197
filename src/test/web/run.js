import './connection.test.js';
import './outgoing.test.js';
import './reconnect.test.js';
import './room.test.js';
import './rings.test.js';
import './negotiation.test.js';
import './peer.test.js';
import './mesh.test.js';
import './media.test.js';
import './quality.test.js';
import './samples.test.js';
import './layout.test.js';
import './keyboard.test.js';
import './call-log.test.js';
import './call-time.test.js';
import { runAll } from './harness.js';

await runAll();
