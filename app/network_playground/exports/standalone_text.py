"""The frame of the script that needs NumPy only: what holds the engine's functions.

Each name with a dollar is a part that follows from the experiment. A line that is
nothing but an empty part goes.
"""

from string import Template

SCRIPT = Template('''\
"""$headline

The numbers of Network Playground: run `python standalone.py STEPS`. It needs NumPy 2.
"""

$imports

THREADS = "$threads"
os.environ.update(dict.fromkeys(THREADS.split(), "1"))  # so that sums round as there
$numpy

$sizes
BATCH_SIZE, COUNT, DTYPE, SEED = $batch_size, $count, "$dtype", $seed
$constants
$rates
$names
$values
numbers = Record(**{name: np.array(value, DTYPE) for name, value in zip(NAMES, VALUES)})
DATA, ERROR, UPDATE, REPEAT = "data", "error", "update", "repeat"


$rows_of


# 2 Predict: every node adds up what reaches it, and bends the sum.
$predict


$activations
$dropout


# The arrays of all layers lie one behind the other: behind the weights of a layer its
# biases, behind what enters it a row of ones, so that the biases are weights of ones.
fans = list(zip(SIZES, SIZES[1:]))
count = sum((fan_in + 1) * fan_out for fan_in, fan_out in fans)
parameters, gradients, changes, *slots = np.zeros(($rows, count), DTYPE)
z, a, slope = np.zeros((3, sum(size + 1 for size in SIZES) * BATCH_SIZE), DTYPE)
layers, start, below, rng = [], 0, 0, np.random.default_rng(SEED)
for (fan_in, fan_out), activation in zip(fans, activations):
    end, here = start + (fan_in + 1) * fan_out, below + (fan_in + 1) * BATCH_SIZE
    layer = Record(activation=activation, activate=activation.function)
    layer.forward, layer.backward = "forward", "backward"
    layer.inputs = a[below:here].reshape(fan_in + 1, BATCH_SIZE)
    layer.inputs[-1] = 1
    layer.place = slice(here, here + fan_out * BATCH_SIZE)
    layer.z, layer.a, layer.slope = (
        flat[layer.place].reshape(fan_out, BATCH_SIZE) for flat in (z, a, slope)
    )
    layer.delta = np.zeros_like(layer.a)
    layer.parameters, layer.gradients = (
        flat[start:end].reshape(fan_in + 1, fan_out) for flat in (parameters, gradients)
    )
    layer.weights, layer.weight_gradients = layer.parameters[:-1], layer.gradients[:-1]
    layer.parameters_T, layer.delta_T = layer.parameters.T, layer.delta.T
    layer.weights[...] = $draw(rng, fan_in, fan_out)
    layer.parameters[-1] = $bias
    layers.append(layer)
    start, below = end, here
for layer, after in zip(layers, layers[1:]):
    layer.next = after
network = Record(layers=layers, output=layers[-1], hidden_backwards=layers[-2::-1])
network.targets, network.error, network.terms = np.zeros_like(3 * [layers[-1].a])
network.inputs, network.flat_terms = layers[0].inputs[:-1], network.terms.reshape(-1)
network.parameters, network.gradients, network.changes = parameters, gradients, changes
network.numbers, network.trainable = numbers, $trainable
network.slots = dict(zip($slots, slots))


# 3 Compare: the loss says in one number how wrong the predictions are.
$compare


objective = Objective(
$objective
)
for activation, group in groupby(layers, lambda layer: layer.activation):
    if activation.derivative:  # the slopes of neighbours are taken in one go
        same = list(group)
        span = slice(same[0].place.start, same[-1].place.stop)
        objective.slopes.append((activation.derivative, z[span], a[span], slope[span]))


# 4 Learn: which way is down for every weight, and how far does it move?
$learn


rates = Rates(RATES, DTYPE, count)
optimizer = Optimizer(rule=Record(change=$rule), rates=rates)


$training_step


# 5 Repeat, with the next examples.
$edits
EXAMPLES = "$examples"
table = np.frombuffer(zlib.decompress(base64.b64decode(EXAMPLES)), "$packed")
inputs, targets = np.split(table.reshape(-1, COUNT), SIZES[:1])
for step in range(int(sys.argv[1]) if sys.argv[1:] else $steps):
$before
    batch = inputs[:, rows_of(step)], targets[:, rows_of(step)]
    list(training_step(network, *batch, objective, optimizer, step))  # all its parts
    print(step + 1, network.loss)
''')

DROPOUT = """\
dropout = Dropout(rate={rate!r}, growth={growth!r})
dropout.kept = [np.zeros((size, BATCH_SIZE), DTYPE) for size in SIZES[1:-1]]
for activation, kept in zip(activations, dropout.kept):
    inner = activation.function, activation.derivative, kept, dropout.growth
    activation.function, activation.derivative = with_dropout(*inner)"""

DRAW_KEPT = """\
    dropout.draw(np.random.default_rng([SEED, 0, step]))"""

BY_HAND = """\
    for _, array, place, value in (edit for edit in EDITS if edit[0] == step):
        array[place] = value  # changed by hand"""

RATE = """\
    rate = RATES["learning_rate"]{share}
    rates.set("learning_rate", rate)"""
