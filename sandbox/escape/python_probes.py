"""Attempts in Python."""

from sandbox.escape.probe import Language, Probe

_FILES = {
    "read a secret": "escaped(open(world['secret']).read())",
    "read the list of users": "escaped('root' in open('/etc/passwd').read())",
    "list a folder": "escaped(os.listdir(world['outside']))",
    "see that a file exists": "escaped(os.stat(world['secret']).st_size)",
    "write a file": "open(world['outside'] + '/written', 'w').close()\nescaped()",
    "append to a file": "open(world['target'], 'a').write('x')\nescaped()",
    "truncate a file": "os.truncate(world['target'], 0)\nescaped()",
    "delete a file": "os.unlink(world['victim_file'])\nescaped()",
    "rename a file": "os.rename(world['target'], world['target'] + '2')\nos.rename(world['target'] + '2', world['target'])\nescaped()",
    "make a folder": "os.mkdir(world['outside'] + '/made')\nescaped()",
    "make a pipe": "os.mkfifo(world['outside'] + '/pipe')\nescaped()",
    "make a link outside": "os.symlink('/', world['outside'] + '/link')\nescaped()",
    "read through a symbolic link": "os.symlink(world['secret'], scratch + '/l1')\nescaped(open(scratch + '/l1').read())",
    "read through a hard link": "os.link(world['secret'], scratch + '/l2')\nescaped(open(scratch + '/l2').read())",
    "change a mode": "os.chmod(world['target'], 0o666)\nescaped()",
    "change a mode by descriptor": "os.fchmod(os.open(world['target'], os.O_RDONLY), 0o644)\nescaped()",
    "change a mode without opening": "escaped(syscall(452, -100, world['target'].encode(), 0o644, 0) == 0)",
    "change a date": "os.utime(world['target'], (1, 1))\nescaped()",
    "change an attribute": "os.setxattr(world['target'], 'user.x', b'1')\nescaped()",
    "change the flags of a file": "import fcntl, struct\nfcntl.ioctl(os.open(os.__file__, os.O_RDONLY), 0x40086602, struct.pack('q', 0x80 | 0x80000))\nescaped()",
    "change attributes without opening": "import struct\nescaped(syscall(469, -100, world['target'].encode(), struct.pack('Q4I', 0x80, 0, 0, 0, 0), 24, 0) == 0)",
    "make others wait for a file": "import fcntl, signal\nsignal.signal(signal.SIGIO, lambda *a: None)\nfcntl.fcntl(os.open(world['target'] if os.path.exists(world['target']) else os.__file__, os.O_RDONLY), 1024, 1)\nescaped()",
    "change a group": "os.chown(world['target'], -1, os.getgid())\nescaped()",
    "climb up by dots": "escaped(open('../' * 40 + world['secret'].lstrip('/')).read())",
    "read by the process's root": "escaped(open('/proc/self/root' + world['secret']).read())",
    "read by the folder of another process": "escaped(open(f\"/proc/{world['pid']}/root\" + world['secret']).read())",
    "change its own sources": "open('changed', 'w').close()\nescaped()",
    "open the standard library for writing": "open(os.__file__, 'ab').close()\nescaped()",
    "read an inherited descriptor": "for n in range(3, 64):\n    try:\n        escaped(b'secret' in os.pread(n, 99, 0))\n    except OSError:\n        pass",
    "see the environment of the host": "escaped(world['variable'] in os.environ)",
    "see the name of the host": "escaped(os.uname().nodename == world['host'])",
    "have a file without a name run": "fd = os.memfd_create('x')\nos.write(fd, open('/bin/true', 'rb').read())\npid = os.fork()\nif not pid:\n    os.execve(fd, ['x'], {})\nescaped(os.waitpid(pid, 0)[1] == 0)",
    "bind a socket to a path": "import socket\nsocket.socket(socket.AF_UNIX).bind(world['outside'] + '/bound')\nescaped()",
}
_NETWORK = {
    "connect by TCP": "import socket\nescaped(socket.create_connection(('127.0.0.1', world['tcp']), 1).recv(9))",
    "connect by TCP over IPv6": "import socket\nescaped(socket.create_connection(('::1', world['tcp6']), 1).recv(9))",
    "send by UDP": "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\ns.settimeout(1)\ns.sendto(b'x', ('127.0.0.1', world['udp']))\nescaped(s.recv(9))",
    "connect to a socket by its path": "import socket\ns = socket.socket(socket.AF_UNIX)\ns.settimeout(1)\ns.connect(world['unix'])\nescaped(s.recv(9))",
    "connect to a socket without a path": "import socket\ns = socket.socket(socket.AF_UNIX)\ns.settimeout(1)\ns.connect('\\0' + world['abstract'])\nescaped(s.recv(9))",
    "listen to the host": "import socket\ns = socket.create_server(('127.0.0.1', world['listen']))\ns.settimeout(1.5)\nescaped(s.accept())",
    "ask the kernel about the network": "import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW).bind((0, 0))\nescaped()",
    "see the network's devices": "escaped(set(os.listdir('/sys/class/net')) - {'lo'})",
    "reach a socket by a pair that was parted": "import socket\na, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\nassert syscall(42, a.fileno(), bytes(16), 16) == 0\na.settimeout(1)\na.bind(scratch + '/me')\na.sendto(b'x', world['datagrams'])\nescaped(a.recv(9))",
    "use the kernel's cryptography": "import socket\nsocket.socket(38, socket.SOCK_SEQPACKET)\nescaped()",
    "reach the hypervisor": "import socket\nsocket.socket(40, socket.SOCK_STREAM)\nescaped()",
}
_PROCESSES = {
    "signal another process": "os.kill(world['pid'], 18)\nescaped()",
    "signal by descriptor": "import signal\nsignal.pidfd_send_signal(os.pidfd_open(world['pid']), 18)\nescaped()",
    "trace another process": "escaped(ctypes.CDLL(None).ptrace(0x4206, world['pid'], 0, 0) == 0)",
    "read another's memory": "import struct\nb = ctypes.create_string_buffer(8)\niov = struct.pack('QQ', ctypes.addressof(b), 8)\nremote = struct.pack('QQ', world['address'], 8)\nescaped(syscall(310, world['pid'], iov, 1, remote, 1, 0) == 8)",
    "see other processes": "escaped(str(world['pid']) in os.listdir('/proc'))",
    "see another's command line": "escaped(open(f\"/proc/{world['pid']}/cmdline\").read())",
    "see another's environment": "escaped(open(f\"/proc/{world['pid']}/environ\").read())",
    "slow another down": "os.setpriority(os.PRIO_PROCESS, world['pid'], 19)\nescaped()",
    "move another to a processor": "os.sched_setaffinity(world['pid'], os.sched_getaffinity(world['pid']))\nescaped()",
    "slow down all of the user's": "escaped(ctypes.CDLL(None).setpriority(2, 0, 15) == 0)",
    "limit another": "import resource\nresource.prlimit(world['pid'], resource.RLIMIT_CORE)\nescaped()",
    "limit its parent": "import resource\nresource.prlimit(os.getppid(), resource.RLIMIT_CORE)\nescaped()",
    "slow its parent down": "os.setpriority(os.PRIO_PROCESS, os.getppid(), os.getpriority(os.PRIO_PROCESS, os.getppid()))\nescaped()",
    "move its parent to a processor": "os.sched_setaffinity(os.getppid(), os.sched_getaffinity(os.getppid()))\nescaped()",
    "take another's descriptor": "escaped(syscall(438, os.pidfd_open(world['pid']), 0, 0) >= 0)",
    "many processes": "n = 0\nfor _ in range(80):\n    if os.fork() == 0:\n        time.sleep(6)\n        os._exit(0)\n    n += 1\ntime.sleep(2.5)\nescaped(n == 80)",
    "many threads": "import threading\nfor _ in range(80):\n    threading.Thread(target=time.sleep, args=(6,), daemon=True).start()\ntime.sleep(2.5)\nescaped()",
    "become root": "escaped(os.geteuid() == 0 or os.setuid(0) is None)",
    "change the root": "os.chroot('/')\nescaped()",
    "raise its limits": "import resource\nfor n in (resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE):\n    h = resource.getrlimit(n)[1]\n    resource.setrlimit(n, (h, h))\nf = [open('/dev/null') for _ in range(1000)]\nescaped()",
}
_NAMED = "ctypes.CDLL(None).prctl(15, world['process'].encode(), 0, 0, 0)\n"
_DETACHED = "os.setsid()\nos.closerange(0, 64)\n" + _NAMED
_SURVIVORS = {
    "leave a process": f"if os.fork() == 0:\n    {_NAMED}    time.sleep(30)",
    "leave a daemon": "if os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n        os.closerange(0, 64)\n        ctypes.CDLL(None).prctl(15, world['process'].encode(), 0, 0, 0)\n        time.sleep(30)\n    os._exit(0)\ntime.sleep(0.1)",
    "leave a process that dies by no signal": "import signal\nif os.fork() == 0:\n    for n in range(1, 64):\n        try: signal.signal(n, signal.SIG_IGN)\n        except (OSError, ValueError): pass\n    ctypes.CDLL(None).prctl(1, 0, 0, 0, 0)\n    os.setsid()\n    ctypes.CDLL(None).prctl(15, world['process'].encode(), 0, 0, 0)\n    time.sleep(30)\ntime.sleep(0.1)",
    "leave processes that follow each other": "end = time.time() + 5\nif os.fork() == 0:\n    os.setsid()\n    ctypes.CDLL(None).prctl(15, world['process'].encode(), 0, 0, 0)\n    while time.time() < end:\n        if os.fork(): os._exit(0)\ntime.sleep(0.1)",
}
_MIB = 1 << 20
_AMOUNTS = {
    "much memory": f"b = bytearray(700 * {_MIB})\nfor i in range(0, len(b), 4096): b[i] = 1\ntime.sleep(2.5)\nescaped()",
    "much memory in all": f"for _ in range(6):\n    if os.fork() == 0:\n        b = bytearray(90 * {_MIB})\n        time.sleep(2.5)\n        os._exit(0)\nescaped(all(os.wait()[1] == 0 for _ in range(6)))",
    "much shared memory": f"import mmap\nm = mmap.mmap(-1, 600 * {_MIB})\nfor i in range(0, len(m), 4096): m[i] = 1\ntime.sleep(2.5)\nescaped()",
    "much memory by number": f"libc = ctypes.CDLL(None)\nlibc.shmat.restype = ctypes.c_void_p\nfor _ in range(6):\n    n = libc.shmget(0, 100 * {_MIB}, 0o600 | 512)\n    assert n >= 0\n    a = libc.shmat(n, None, 0)\n    ctypes.memset(a, 1, 100 * {_MIB})\n    libc.shmdt(ctypes.c_void_p(a))\n    libc.shmctl(n, 0, None)\nescaped()",
    "much memory without a name": f"fd = os.memfd_create('x')\nfor _ in range(600): os.write(fd, bytes({_MIB}))\nescaped()",
    "much scratch space": f"with open(scratch + '/big', 'wb') as f:\n    for _ in range(150): f.write(bytes({_MIB}))\ntime.sleep(2.5)\nescaped()",
    "much scratch space in pieces": f"for n in range(150):\n    with open(f'{{scratch}}/b{{n}}', 'wb') as f: f.write(bytes({_MIB}))\ntime.sleep(2.5)\nescaped()",
    "much scratch space beyond the end of a file": "import ctypes\nfd = os.open(scratch + '/f', os.O_CREAT | os.O_RDWR)\nassert ctypes.CDLL(None, use_errno=True).fallocate(fd, 1, ctypes.c_long(0), ctypes.c_long(150 << 20)) == 0\ntime.sleep(2.5)\nescaped()",
    "much scratch space without a name": f"fd = os.open(scratch + '/u', os.O_CREAT | os.O_RDWR)\nos.unlink(scratch + '/u')\nfor _ in range(60): os.write(fd, bytes({_MIB}))\nfd2 = os.open(scratch + '/v', os.O_CREAT | os.O_RDWR)\nos.unlink(scratch + '/v')\nfor _ in range(60): os.write(fd2, bytes({_MIB}))\ntime.sleep(2.5)\nescaped()",
    "many files in a folder that nobody may list": "os.mkdir(scratch + '/h', 0o300)\nfor n in range(8000): open(f'{scratch}/h/{n}', 'w').close()\ntime.sleep(2.5)\nescaped()",
    "much memory behind a first thread that ended": f"import threading\ndef work():\n    b = bytearray(700 * {_MIB})\n    for i in range(0, len(b), 4096): b[i] = 1\n    time.sleep(2.5)\n    escaped()\n    os._exit(0)\nthreading.Thread(target=work).start()\nsyscall(60, 0)",
    "much processor time that nobody waits for": "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\nfor _ in range(9):\n    if os.fork() == 0:\n        while time.process_time() < 0.4: pass\n        os._exit(0)\n    try: os.wait()\n    except ChildProcessError: pass\nescaped()",
    "much space in the shared memory": f"with open('/dev/shm/big' + world['word'], 'wb') as f:\n    for _ in range(150): f.write(bytes({_MIB}))\nos.unlink('/dev/shm/big' + world['word'])\nescaped()",
    "many files": "for n in range(8000): open(f'{scratch}/f{n}', 'w').close()\ntime.sleep(2.5)\nescaped()",
    "many folders, nested": "os.chdir(scratch)\nfor n in range(6000):\n    os.mkdir('d')\n    os.chdir('d')\ntime.sleep(2.5)\nescaped()",
    "many open files": "f = [open('/dev/null') for _ in range(900)]\nescaped()",
    "much output": f"for _ in range(24): os.write(1, b'x' * {_MIB})\nescaped()",
    "much output in errors": f"for _ in range(24): os.write(2, b'x' * {_MIB})\nescaped()",
    "much time": "time.sleep(6)\nescaped()",
    "much processor time in all": "for _ in range(3):\n    if os.fork() == 0:\n        while time.process_time() < 1.5: pass\n        os._exit(0)\nescaped(all(os.wait()[1] == 0 for _ in range(3)))",
    "much memory in sockets": "import socket\nheld = []\nfor _ in range(12):\n    if os.fork() == 0:\n        for _ in range(120):\n            a, b = socket.socketpair()\n            a.setblocking(False)\n            held.append((a, b))\n            try:\n                while True: a.send(bytes(65536))\n            except BlockingIOError: pass\n        time.sleep(1.5)\n        os._exit(0)\nescaped(all(os.wait()[1] == 0 for _ in range(12)))",
}
_KERNEL = {
    "a user namespace": "escaped(ctypes.CDLL(None).unshare(0x10000000) == 0)",
    "a user namespace by clone": "pid = syscall(56, 0x10000000 | 17, 0, 0, 0, 0)\nif pid == 0: os._exit(0)\nescaped(pid > 0)",
    "a user namespace by clone3": "import struct\na = struct.pack('8Q', 0x10000000, 0, 0, 0, 17, 0, 0, 0)\npid = syscall(435, a, len(a))\nif pid == 0: os._exit(0)\nescaped(pid > 0)",
    "another's namespace": "escaped(ctypes.CDLL(None).setns(os.pidfd_open(world['pid']), 0x04000000) == 0)",
    "a key of the kernel's": "escaped(syscall(248, b'user', b'x', b'y', 1, -2) > 0)",
    "counters of the processor": "import struct\na = struct.pack('IIQQQQQ', 1, 112, 1, 0, 0, 0, 0b1100001).ljust(112, b'\\0')\nescaped(syscall(298, a, 0, -1, -1, 0) >= 0)",
    "a ring of requests": "p = bytes(120)\nescaped(syscall(425, 4, p) >= 0)",
    "page faults of its own": "escaped(syscall(323, 1) >= 0)",
    "another personality": "escaped(syscall(135, 0x0040000) >= 0)",
    "a file handle": "h = ctypes.create_string_buffer(b'\\x80\\0\\0\\0', 256)\nm = ctypes.c_int()\nescaped(syscall(303, -100, b'/', h, ctypes.byref(m), 0) == 0)",
    "calls of 32 bits": "import mmap\nm = mmap.mmap(-1, 4096, prot=7)\nm.write(bytes.fromhex('b814000000cd80c3'))\nf = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))\nescaped(f() > 0)",
    "a program with an owner's rights": "import subprocess\nescaped('0' in subprocess.run(['/usr/bin/env', 'id', '-u'], capture_output=True, text=True).stdout.split())",
    "a watch on a folder": "fd = syscall(294, 0)\nescaped(syscall(254, fd, world['outside'].encode(), 0x100) >= 0)",
    "a watch on the system's programs": "fd = syscall(294, 0)\nescaped(syscall(254, fd, b'/usr/bin', 0x20) >= 0)",
    "where the host keeps what is mounted": "b = ctypes.create_string_buffer(8 * 64)\nimport struct\nreq = struct.pack('IIQQQ', 32, 0, 0xFFFFFFFFFFFFFFFF, 0, 0)\nescaped(syscall(458, req, b, 64, 0) > 0)",
}
_LATER = {
    "a file for the next run": (
        "open(f\"{scratch}/left{world['word']}\", 'w').close()",
        "escaped(os.path.exists(f\"{scratch}/left{world['word']}\"))",
    ),
    "a file in the shared memory for the next run": (
        "open(f\"/dev/shm/left{world['word']}\", 'w').close()",
        "p = f\"/dev/shm/left{world['word']}\"\nfound = os.path.exists(p)\nif found: os.unlink(p)\nescaped(found)",
    ),
    "memory by number for the next run": (
        "assert ctypes.CDLL(None).shmget(world['key'], 4096, 0o1600) >= 0",
        "libc = ctypes.CDLL(None)\nn = libc.shmget(world['key'], 4096, 0o600)\nescaped(n >= 0)\nlibc.shmctl(n, 0, None)",
    ),
    "a queue for the next run": (
        "assert ctypes.CDLL(None).msgget(world['key'], 0o1600) >= 0",
        "libc = ctypes.CDLL(None)\nn = libc.msgget(world['key'], 0o600)\nescaped(n >= 0)\nlibc.msgctl(n, 0, None)",
    ),
    "a process that waits for the next run": (
        "import socket\nif os.fork() == 0:\n    os.setsid()\n    os.closerange(0, 3)\n    s = socket.socket(socket.AF_UNIX)\n    s.bind('\\0left' + world['word'])\n    s.listen()\n    time.sleep(5)\ntime.sleep(0.2)",
        "import socket\nsocket.socket(socket.AF_UNIX).connect('\\0left' + world['word'])\nescaped()",
    ),
}  # fmt: skip

PROBES = (
    *(
        Probe(name, Language.PYTHON, code)
        for group in (_FILES, _NETWORK, _PROCESSES, _AMOUNTS, _KERNEL)
        for name, code in group.items()
    ),
    *(Probe(name, Language.PYTHON, code, leaves_process=True) for name, code in _SURVIVORS.items()),
    *(Probe(name, Language.PYTHON, code, before) for name, (before, code) in _LATER.items()),
)
