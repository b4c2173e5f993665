// A puppet server as a process of its own: `node server-process.ts <port> <token> <port of the hand that drives the double> [silent] [signed-out]`.

import { createPuppetServer } from './puppet-server.ts';
import { serveControl } from './control.ts';
import { createWeChat } from './wechat.ts';

const [port = '', token = '', controlPort = '', ...ways] = process.argv.slice(2);
const wechat = createWeChat({ signedIn: !ways.includes('signed-out'), ...(ways.includes('silent') ? { heartbeatMs: null } : {}) });
await serveControl(wechat, Number(controlPort));
const server = await createPuppetServer({ port: Number(port), token, puppet: wechat.puppet() });
await server.start();
process.stdout.write('ready\n');
