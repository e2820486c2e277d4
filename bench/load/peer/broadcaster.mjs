// What presence-service is compared with: tells every connection what one of them says, by way of Redis Pub/Sub as several
// instances would need it. No tokens, subscriptions, order, replay or limits.
import { createServer } from 'node:http';
import Redis from 'ioredis';
import { WebSocketServer } from 'ws';

const CHANNEL = 'bench:peer';
const SPEAKER = '/speaker';

const redis = { host: '127.0.0.1', port: Number(process.argv[2]) };
const publisher = new Redis(redis);
const subscriber = new Redis(redis);
const http = createServer();
const listeners = new WebSocketServer({ server: http, perMessageDeflate: false });

listeners.on('connection', (socket, request) => {
  socket.on('error', () => socket.terminate());
  if (request.url === SPEAKER) {
    listeners.clients.delete(socket);
    socket.on('message', (frame) => publisher.publish(CHANNEL, frame));
  }
});

subscriber.on('messageBuffer', (channel, frame) => {
  for (const socket of listeners.clients) {
    socket.send(frame, { binary: false });
  }
});

await subscriber.subscribe(CHANNEL);
http.listen(0, '127.0.0.1', 4096, () => console.log(http.address().port));
