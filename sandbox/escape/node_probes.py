"""Attempts in JavaScript, run by Node."""

from sandbox.escape.probe import Language, Probe

_CODE = {
    "read a secret": "escaped(fs.readFileSync(world.secret).length)",
    "list a folder": "escaped(fs.readdirSync(world.outside).length)",
    "see that a file exists": "escaped(fs.statSync(world.secret).size)",
    "write a file": "fs.writeFileSync(`${world.outside}/node`, 'x'); escaped()",
    "append to a file": "fs.appendFileSync(world.target, 'x'); escaped()",
    "delete a file": "fs.unlinkSync(world.victim_file); escaped()",
    "make a folder": "fs.mkdirSync(`${world.outside}/node_made`); escaped()",
    "read through a symbolic link": "fs.symlinkSync(world.secret, `${scratch}/n1`); escaped(fs.readFileSync(`${scratch}/n1`).length)",
    "read through a hard link": "fs.linkSync(world.secret, `${scratch}/n2`); escaped(fs.readFileSync(`${scratch}/n2`).length)",
    "change a mode": "fs.chmodSync(world.target, 0o644); escaped()",
    "change a date": "fs.utimesSync(world.target, 1, 1); escaped()",
    "change its own sources": "fs.writeFileSync('changed_by_node', 'x'); escaped()",
    "have another program read": "escaped(require('child_process').execFileSync('/bin/cat', [world.secret]).length)",
    "require a file outside": "escaped(require(world.module).secret)",
    "see the environment of the host": "escaped(world.variable in process.env)",
    "see the name of the host": "escaped(require('os').hostname() === world.host)",
    "see other processes": "escaped(fs.readdirSync('/proc').includes(String(world.pid)))",
    "see another's environment": "escaped(fs.readFileSync(`/proc/${world.pid}/environ`).length)",
    "signal another process": "process.kill(world.pid, 'SIGCONT'); escaped()",
    "slow another down": "require('os').setPriority(world.pid, 19); escaped()",
    "connect by TCP": "const s = require('net').connect(world.tcp, '127.0.0.1'); s.on('data', () => { escaped(); process.exit(0); }); s.on('error', () => process.exit(1));",
    "fetch": "await fetch(`http://127.0.0.1:${world.tcp}`).catch((e) => escaped(e.cause?.code === 'HPE_INVALID_CONSTANT' || e.cause?.code?.startsWith('HPE')))",
    "send by UDP": "const s = require('dgram').createSocket('udp4'); s.on('message', () => { escaped(); process.exit(0); }); s.on('error', () => process.exit(1)); s.send('x', world.udp, '127.0.0.1'); setTimeout(() => process.exit(1), 1000);",
    "connect to a socket by its path": "const s = require('net').connect(world.unix); s.on('data', () => { escaped(); process.exit(0); }); s.on('error', () => process.exit(1));",
    "listen to the host": "require('net').createServer(() => { escaped(); process.exit(0); }).on('error', () => process.exit(1)).listen(world.listen, '127.0.0.1'); setTimeout(() => process.exit(1), 1500);",
    "see the network's devices": "escaped(Object.keys(require('os').networkInterfaces()).some((name) => name !== 'lo') || fs.readdirSync('/sys/class/net').length > 1)",
    "become root": "if (process.geteuid() !== 0) process.setuid(0); escaped(process.geteuid() === 0)",
    "load machine code from a file of its own": "fs.copyFileSync(world.library, `${scratch}/x.node`); try { process.dlopen({ exports: {} }, `/proc/${world.pid}/root${world.library}`); } catch (e) { escaped(/register|self-register/.test(e.message)); }",
    "many processes": "const { spawn } = require('child_process'); const all = Array.from({ length: 80 }, () => spawn('/bin/sleep', ['6'], { stdio: 'ignore' })); await new Promise((r) => setTimeout(r, 2500)); escaped(all.every((c) => c.pid && c.exitCode === null)); all.forEach((c) => c.kill());",
    "many threads": "const { Worker } = require('worker_threads'); const all = []; for (let i = 0; i < 60; i += 1) all.push(new Promise((ok, no) => { const w = new Worker('setTimeout(() => {}, 6000)', { eval: true }); w.on('online', ok); w.on('error', no); })); await Promise.all(all); await new Promise((r) => setTimeout(r, 2500)); escaped(); process.exit(0);",
    "much memory": "const all = []; for (let i = 0; i < 70; i += 1) { all.push(Buffer.alloc(10 << 20, 1)); } await new Promise((r) => setTimeout(r, 2500)); escaped(all.length);",
    "much shared memory": "const b = new SharedArrayBuffer(600 << 20); new Uint8Array(b).fill(1); await new Promise((r) => setTimeout(r, 2500)); escaped();",
    "much memory in all": "const { spawn } = require('child_process'); const code = 'const b = Buffer.alloc(100 << 20, 1); setTimeout(() => process.exit(b.length & 1), 2500)'; const ends = await Promise.all(Array.from({ length: 5 }, () => new Promise((r) => spawn(process.execPath, ['--openssl-config=/dev/null', '-e', code]).on('exit', r).on('error', r)))); escaped(ends.every((c) => c === 0));",
    "much scratch space": "const f = fs.openSync(`${scratch}/big`, 'w'); for (let i = 0; i < 150; i += 1) fs.writeSync(f, Buffer.alloc(1 << 20)); await new Promise((r) => setTimeout(r, 2500)); escaped();",
    "many files": "for (let i = 0; i < 8000; i += 1) fs.writeFileSync(`${scratch}/n${i}`, ''); await new Promise((r) => setTimeout(r, 2500)); escaped();",
    "much output": "for (let i = 0; i < 24; i += 1) fs.writeSync(1, 'x'.repeat(1 << 20)); escaped();",
    "much time": "setTimeout(() => escaped(), 6000)",
    "much processor time": "const used = () => { const { user, system } = process.cpuUsage(); return user + system; }; while (used() < 3.5e6); escaped();",
}
_DAEMON = "require('child_process').spawn(process.execPath, ['--openssl-config=/dev/null', '-e', `process.title = '${world.process}'; setTimeout(() => {}, 30000)`], { detached: true, stdio: 'ignore' }).unref(); await new Promise((r) => setTimeout(r, 300));"
_LATER = {
    "a file for the next run": (
        "fs.writeFileSync(`${scratch}/node${world.word}`, 'x')",
        "escaped(fs.existsSync(`${scratch}/node${world.word}`))",
    ),
    "a variable for the next run": (
        "fs.writeFileSync(`/dev/shm/node${world.word}`, 'x')",
        "const p = `/dev/shm/node${world.word}`; const found = fs.existsSync(p); if (found) fs.unlinkSync(p); escaped(found)",
    ),
}

PROBES = (
    *(Probe(name, Language.NODE, code) for name, code in _CODE.items()),
    Probe("leave a daemon", Language.NODE, _DAEMON, leaves_process=True),
    *(Probe(name, Language.NODE, code, before) for name, (before, code) in _LATER.items()),
)
