// A shared location as a pin. Over the puppet service wechaty's own way gives nothing: there the service's client is asked itself.

import type { puppet as grpc } from 'wechaty-grpc';
import type { Pin } from '../../../flows/flow.ts';
import type { Online } from '../session/online.ts';

export interface Place {
  latitude: number;
  longitude: number;
  name: string;
  address: string;
}

/** The part of the service's client that we use. */
interface ServiceClient {
  messageLocation(
    request: grpc.MessageLocationRequest,
    answer: (error: Error | null, response: grpc.MessageLocationResponse) => void,
  ): unknown;
}

/** What puppets say where they know nothing. */
const EMPTY = new Set(['', 'NOADDRESS', 'NONAME', '[位置]']);

/** Asks the platform; rejects when it fails. */
export async function askPlace({ bot }: Online, messageId: string): Promise<Place | null> {
  const client = serviceClientOf(bot.puppet);
  if (client === null) return bot.puppet.messageLocation(messageId);
  const { puppet: messages } = await import('wechaty-grpc');
  const request = new messages.MessageLocationRequest();
  request.setId(messageId);
  const response = await new Promise<grpc.MessageLocationResponse>((resolve, reject) => {
    client.messageLocation(request, (error, answer) => {
      if (error === null) resolve(answer);
      else reject(error);
    });
  });
  const found = response.getLocation();
  if (found === undefined) return null;
  return { latitude: found.getLatitude(), longitude: found.getLongitude(), name: found.getName(), address: found.getAddress() };
}

/** Null: that is no place on earth, or the one that stands for none. */
export function pinAt({ latitude, longitude, name, address }: Place): Pin | null {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  if (latitude === 0 && longitude === 0) return null;
  const title = [name, address].filter((part) => !EMPTY.has(part)).join(' ');
  return { latitude, longitude, ...(title === '' ? {} : { title }) };
}

function serviceClientOf(puppet: object): ServiceClient | null {
  const manager: unknown = 'grpcManager' in puppet ? puppet.grpcManager : null;
  const client: unknown = typeof manager === 'object' && manager !== null && 'client' in manager ? manager.client : null;
  return typeof client === 'object' && client !== null && 'messageLocation' in client ? (client as ServiceClient) : null;
}
