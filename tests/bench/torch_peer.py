# PyTorch as a contender: the methods of runner.js as JSON lines on stdin and stdout. argv: threads, folder with data/
import sys, json, time, base64, math
import numpy as np, torch, torch.nn.functional as F
NT = int(sys.argv[1]); torch.set_num_threads(NT); torch.set_num_interop_threads(1)
ROOT = sys.argv[2]
def load(wl):
    m = json.load(open(f'{ROOT}/data/{wl}.json')); raw = open(f'{ROOT}/data/{wl}.bin', 'rb').read()
    def get(e):
        a = np.frombuffer(raw, dtype=np.int32 if e['dtype'] == 'int32' else np.float32, count=e['count'], offset=e['offset']).reshape(e['shape']).copy()
        t = torch.from_numpy(a); return t.long() if e['dtype'] == 'int32' else t
    return m, {k: get(e) for k, e in m['inputs'].items()}, {e['name']: get(e) for e in m['params']}
class W: pass
def setup(wl):
    m, I, P = load(wl); w = W(); w.m = m; w.last = None
    if m['kind'] == 'op':
        n = wl
        if n.startswith('matmul'): f = lambda: I['A'] @ I['B']
        elif n == 'ewise': f = lambda: torch.tanh(I['a'] * I['b'] + I['c']) * torch.sigmoid(I['a'])
        elif n == 'softmax': f = lambda: torch.softmax(I['X'], -1)
        elif n == 'layernorm':
            x = I['X'].reshape(256, 12544); f = lambda: F.layer_norm(x, (12544,), I['g'], I['b'], 1e-5)
        elif n == 'batchnorm': f = lambda: F.batch_norm(I['X'], None, None, I['g'], I['b'], True, 0.1, 1e-5)
        else:
            X, g, b = (I[k].requires_grad_() for k in 'Xgb')
            def f():
                y = F.batch_norm(X, None, None, g, b, True, 0.1, 1e-5)
                return torch.autograd.grad(y, (X, g, b), I['dy'])[0]
        def step():
            w.y = f()
        w.step = step; w.out = lambda: w.y.detach().numpy().reshape(-1); return w
    for p in P.values(): p.requires_grad_()
    w.P = P; opt = torch.optim.SGD(P.values(), lr=m['lr'])
    def sgd(loss):
        opt.zero_grad(set_to_none=True); loss.backward(); opt.step(); w.last = loss.detach()
    if wl == 'linreg':
        xs = I['X'].split(10); ys = I['y'].split(10)
        def step():
            for x, y in zip(xs, ys): sgd(((torch.addmm(P['b'], x, P['w']) - y) ** 2).mean() * 0.5)
    elif wl == 'softmaxreg': step = lambda: sgd(F.cross_entropy(torch.addmm(P['b'], I['X'], P['W']), I['y']))
    elif wl == 'mlp': step = lambda: sgd(F.cross_entropy(torch.addmm(P['b2'], torch.relu(torch.addmm(P['b1'], I['X'], P['W1'])), P['W2']), I['y']))
    elif wl == 'lenet':
        def step():
            h = F.avg_pool2d(torch.sigmoid(F.conv2d(I['X'], P['c1w'], P['c1b'], padding=2)), 2)
            h = F.avg_pool2d(torch.sigmoid(F.conv2d(h, P['c2w'], P['c2b'])), 2).reshape(-1, 400)
            h = torch.sigmoid(torch.addmm(P['f1b'], h, P['f1w'])); h = torch.sigmoid(torch.addmm(P['f2b'], h, P['f2w']))
            sgd(F.cross_entropy(torch.addmm(P['f3b'], h, P['f3w']), I['y']))
    elif wl == 'vgg':
        def step():
            h = torch.relu(F.conv2d(I['X'], P['c1w'], P['c1b'], padding=1)); h = torch.relu(F.conv2d(h, P['c2w'], P['c2b'], padding=1))
            sgd(((F.max_pool2d(h, 2) - I['y']) ** 2).mean())
    else:
        X, y, H0 = I['X'], I['y'], I['H0']; th = m['theta']
        aff = lambda x, h, g: x @ P['Wx' + g] + h @ P['Wh' + g] + P['b' + g]
        def step():
            h = H0; hs = []
            for t in range(35):
                x = X[t]
                if wl == 'rnn': h = torch.tanh(aff(x, h, 'h'))
                else:
                    z = torch.sigmoid(aff(x, h, 'z')); r = torch.sigmoid(aff(x, h, 'r')); c = torch.tanh(aff(x, r * h, 'h')); h = z * h + (1 - z) * c
                hs.append(h)
            loss = F.cross_entropy(torch.cat(hs, 0) @ P['Whq'] + P['bq'], y)
            opt.zero_grad(set_to_none=True); loss.backward()
            with torch.no_grad():
                norm = torch.sqrt(sum(torch.sum(p.grad ** 2) for p in P.values()))
                if norm > th:
                    for p in P.values(): p.grad *= th / norm
            opt.step(); w.last = loss.detach()
    w.step = step; return w
b64 = lambda a: base64.b64encode(np.ascontiguousarray(a, dtype=np.float32).tobytes()).decode()
current = None
def call(method, args):
    global current
    if method == 'init':
        return {'version': torch.__version__, 'threads': torch.get_num_threads()}
    if method == 'setup':
        current = setup(args['workload'])
        return None
    if method == 'verify':
        if current.m['kind'] == 'op':
            current.step()
            out = current.out()
            return {'out': b64(out if out.size < 4096 else out[::61])}
        losses = []
        for _ in range(args.get('K') or current.m['K']):
            current.step()
            losses.append(float(current.last))
        return {'losses': losses, 'params': b64(np.concatenate([p.detach().numpy().reshape(-1) for p in current.P.values()]))}
    if method == 'sample':
        start = time.perf_counter()
        for _ in range(args['n']):
            current.step()
        return (time.perf_counter() - start) * 1e3
    if method == 'teardown':
        current = None
        return None
    raise ValueError(method)


for line in sys.stdin:
    request = json.loads(line)
    try:
        reply = {'ok': call(request['method'], request.get('args') or {})}
    except Exception as error:
        reply = {'error': repr(error)}
    sys.stdout.write(json.dumps({'id': request['id'], 'reply': reply}) + '\n')
    sys.stdout.flush()
