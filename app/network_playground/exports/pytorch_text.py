"""The frame of the PyTorch script."""

from string import Template

SCRIPT = Template('''\
"""$headline

In PyTorch, from the same first weights and with the same batches as in Network
Playground, so the losses are the same but for rounding. It needs PyTorch and NumPy.

    python pytorch.py STEPS
"""

$imports

$numpy
import torch
from torch import nn

BATCH_SIZE, COUNT, SEED = $batch_size, $count, $seed
$constants
torch.set_default_dtype(torch.$dtype)


$rows_of


# 2 Predict: layer by layer.
$draws


$dropout


model = nn.Sequential(
$layers
)
rng = np.random.default_rng(SEED)
for layer in model:
    if isinstance(layer, nn.Linear):
        first = $draw(rng, layer.in_features, layer.out_features)
        layer.weight.data.copy_(torch.from_numpy(first.T))
        layer.bias.data.fill_($bias)


# 3 Compare: how wrong are the predictions?
$loss


# 4 Learn: every weight and bias moves a little.
$schedule
$rates
$optimizer
$parameters
$trainable
$edits


# 5 Repeat, with the next examples.
EXAMPLES = "$examples"
table = np.frombuffer(zlib.decompress(base64.b64decode(EXAMPLES)), "$packed")
examples = torch.from_numpy(table.reshape(-1, COUNT).T.astype("$dtype"))
inputs, targets = examples[:, :$inputs], examples[:, $inputs:]
for step in range(int(sys.argv[1]) if sys.argv[1:] else $steps):
$by_hand
$rate
$choose
    rows = torch.from_numpy(rows_of(step))
    loss = loss_of(model(inputs[rows]), targets[rows])
    optimizer.zero_grad()
    $backward
$before
    optimizer.step()
$after
    print(step + 1, loss.item())
''')

DROPOUT = '''\
class Drop(nn.Module):
    """Silence some nodes of an example, let the others make up for them."""

    def choose(self, rng, nodes):
        kept = (rng.random((nodes, BATCH_SIZE)) >= {rate}) * {growth}
        self.kept = torch.from_numpy(kept.T).to(torch.{dtype})

    def forward(self, a):
        return a * self.kept'''

CHOOSE = """\
    rng = np.random.default_rng([{seed}, 0, step])
    drops = [layer for layer in model if isinstance(layer, Drop)]
    for drop, nodes in zip(drops, {nodes}):
        drop.choose(rng, nodes)"""

LOG = """\
def log(shares):
    return shares.clamp(min={tiny!r}).log()


"""

PARAMETERS = "parameters = [parameter.data for parameter in model.parameters()]"
TRAINABLE = "trainable = [torch.ones_like(p) for p in parameters]"
BEFORE = "    before = [parameter.clone() for parameter in parameters]"
