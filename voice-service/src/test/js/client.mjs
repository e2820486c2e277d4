// Two mobile clients and a dashboard, as the VoicePing guide shows them (seeds/voiceping-presence.md), against a running voice-service.
// Usage: node client.mjs <url> <group> <token of user 101> <token of user 102> <token of the dashboard>
// Prints what each of them heard; exits with 1 if something did not come within 10 s.
import notepack from 'notepack.io';
import WebSocket from 'ws';

const [url, group, aliceToken, bobToken, webToken] = process.argv.slice(2);
const GROUP = Number(group);
const ALICE = 101;
const BOB = 102;
const opus = Buffer.from([0xf8, 0xff, 0xfe]);

function connect(name, token, device) {
  const ws = new WebSocket(url, { headers: { token, device_id: device } });
  const heard = [];
  const waiting = [];
  ws.on('message', (data) => {
    const message = notepack.decode(data);
    heard.push(message);
    waiting.splice(0).forEach((look) => look());
  });
  const client = {
    say: (...parts) => ws.send(notepack.encode(parts)),
    close: () => ws.close(),
    hears: (what, fits) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${name} did not hear ${what}; heard ${JSON.stringify(heard)}`)), 10_000);
        const look = () => {
          // Each message answers one question.
          const at = heard.findIndex(fits);
          if (at >= 0) {
            const [found] = heard.splice(at, 1);
            clearTimeout(late);
            console.log(`${name} heard ${what}: ${JSON.stringify(found)}`);
            resolve(found);
          } else {
            waiting.push(look);
          }
        };
        look();
      }),
  };
  return new Promise((resolve, reject) => {
    ws.on('open', () => resolve(client));
    ws.on('error', reject);
  });
}

const alice = await connect('alice', aliceToken, 'device-123');
const bob = await connect('bob', bobToken, 'device-456');
const web = await connect('web', webToken, 'web-dashboard-001');

await web.hears('PRESENCE_SNAPSHOT', (m) => m[1] === 32 && Array.isArray(m[5].users));
alice.say(0, 30, ALICE, 0, { type: 'heartbeat', timestamp: Date.now() });

// Groups of the token are entered in a moment, and who has not entered yet hears nothing of them.
async function start(client, id) {
  for (let n = 0; ; n++) {
    const text = `${id} starts ${n}`;
    client.say(0, 1, id, GROUP, text);
    const answer = await client.hears('an answer', (m) => m[1] === 6 && m[4] === text || m[1] === 8);
    if (answer[1] === 6) return text;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

await start(bob, BOB);
bob.say(0, 2, BOB, GROUP, null);
await bob.hears('STOP_ACK', (m) => m[1] === 7);
const started = await start(alice, ALICE);
const heardStart = await bob.hears('START', (m) => m[1] === 1 && m[4] === started);
if (heardStart[2] !== ALICE || heardStart[3] !== GROUP) throw new Error('ids came back otherwise');
for (let n = 0; n < 5; n++) alice.say(0, 3, ALICE, GROUP, opus);
await bob.hears('AUDIO', (m) => m[1] === 3 && m[2] === ALICE && Buffer.compare(Buffer.from(m[4]), opus) === 0);
bob.say(0, 1, BOB, GROUP, null);
await bob.hears('Busy', (m) => m[1] === 8 && m[4] === 'Busy');
alice.say(0, 2, ALICE, GROUP, null);
const stopped = await alice.hears('STOP_ACK', (m) => m[1] === 7 && m[5] === 'Acknowledged');
await bob.hears('STOP', (m) => m[1] === 2 && JSON.parse(m[4]).message_id === stopped[4] && JSON.parse(m[4]).duration >= 0);
bob.say(0, 17, BOB, GROUP, 'hello');
const text = await bob.hears('TEXT_ACK', (m) => m[1] === 22);
await alice.hears('TEXT', (m) => m[1] === 17 && JSON.parse(m[4]).text === 'hello' && JSON.parse(m[4]).message_id === text[4]);
bob.say(1, 1, BOB, ALICE, null);
await alice.hears('private START', (m) => m[0] === 1 && m[1] === 1 && m[2] === BOB);
bob.say(1, 3, BOB, ALICE, opus);
await alice.hears('private AUDIO', (m) => m[0] === 1 && m[1] === 3);
bob.say(1, 1, BOB, 999_999_999, null);
await bob.hears('Recipient offline', (m) => m[1] === 8 && m[4] === 'Recipient offline');
bob.say(0, 25, BOB, 0, { n: 1.5, list: [1, 'two', null] });
await bob.hears('CONNECTION_ACK', (m) => m[1] === 26 && m[2] === 0 && m[4].n === 1.5 && m[4].list[1] === 'two');
web.say(0, 30, 'web', 0, null);
await web.hears('an error', (m) => m[1] === 30 && JSON.parse(m[4]).error === 'invalid_request');
console.log('all heard');
process.exit(0);
