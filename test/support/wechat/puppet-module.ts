// The WeChat double as a puppet of a server process: `WECHATY_PUPPET=<absolute path of this file>`, driven over `WECHAT_DOUBLE_PORT`.

import type { PuppetOptions } from 'wechaty-puppet';
import { serveControl } from './control.ts';
import { DoublePuppet } from './puppet.ts';
import { createWorld, onWorld } from './wechat.ts';

// One platform for the life of the process: each connection brings a puppet of its own.
const world = createWorld({ signedIn: process.env['WECHAT_DOUBLE_SIGNED_IN'] !== 'no' });
const port = Number(process.env['WECHAT_DOUBLE_PORT'] ?? '');
if (port > 0) await serveControl(onWorld(world), port);

export default class PuppetModule extends DoublePuppet {
  constructor(options: PuppetOptions = {}) {
    super(world, options);
  }
}
