// Telegram keeps the contract of channels, by polling and by webhook.

import { channelContract } from './contract.ts';
import { telegramStage } from './telegram/stage.ts';

channelContract('telegram by polling', () => telegramStage('polling'));
channelContract('telegram by webhook', () => telegramStage('webhook'));
