// PouchDB replicating to express-pouchdb over HTTP, both on LevelDB, on this machine.
//   node peer.mjs FOLDER server PORT            serves until killed
//   node peer.mjs FOLDER drain PORT N SIZE      one client, N documents; prints seconds
//   node peer.mjs FOLDER idle PORT ROUNDS       nothing to send, then one document; prints milliseconds
import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';

const [folder, role, port, ...rest] = process.argv.slice(2);
const require = createRequire(folder + '/package.json');
const PouchDB = require('pouchdb-node');

function documents(count, size, from) {
  return Array.from({ length: count }, (_, n) => ({
    _id: 'case-' + String(from + n).padStart(9, '0'),
    body: randomBytes(Math.floor(size * 3 / 4)).toString('base64'),
  }));
}

const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

if (role === 'server') {
  const express = require('express');
  const Server = PouchDB.defaults({ prefix: folder + '/server/' });
  require('node:fs').mkdirSync(folder + '/server', { recursive: true });
  const app = express();
  app.use('/', require('express-pouchdb')(Server, {
    mode: 'minimumForPouchDB', logPath: folder + '/log.txt', configPath: folder + '/config.json',
  }));
  app.listen(Number(port), '127.0.0.1', () => console.log('ready'));
} else {
  const name = role + '-' + process.pid;
  const here = new PouchDB(folder + '/' + name);
  const there = 'http://127.0.0.1:' + port + '/' + name;
  if (role === 'drain') {
    const [count, size] = rest.map(Number);
    for (let first = 0; first < count; first += 500) {
      await here.bulkDocs(documents(Math.min(500, count - first), size, first));
    }
    const begin = performance.now();
    const done = await here.replicate.to(there, { batch_size: 500 });
    if (done.docs_written !== count) throw new Error('only ' + done.docs_written + ' written');
    console.log(JSON.stringify({ seconds: (performance.now() - begin) / 1000 }));
  } else {
    const rounds = Number(rest[0]);
    await here.bulkDocs(documents(1, 2500, 0));
    await here.replicate.to(there);
    const nothing = [];
    const one = [];
    for (let n = 0; n < rounds; n++) {
      let begin = performance.now();
      await here.replicate.to(there);
      nothing.push(performance.now() - begin);
      await here.bulkDocs(documents(1, 2500, n + 1));
      begin = performance.now();
      await here.replicate.to(there);
      one.push(performance.now() - begin);
    }
    console.log(JSON.stringify({ nothing: middle(nothing), one: middle(one) }));
  }
  await here.destroy();
}
