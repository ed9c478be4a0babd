"""The same training step in PyTorch's eager mode, one thread, as tutorials have it."""

import torch
from torch import nn

torch.set_num_threads(1)

ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU}


def half_squared_error(a, targets):
    return 0.5 * nn.functional.mse_loss(a, targets, reduction="sum") / len(a)


LOSSES = {
    "half_squared_error": half_squared_error,
    "binary_cross_entropy": nn.functional.binary_cross_entropy_with_logits,
    "categorical_cross_entropy": nn.functional.cross_entropy,
}


class EagerNetwork:
    """Linear layers and activations in a Sequential, trained by torch.optim.SGD."""

    def __init__(self, weights, biases, hidden, output, loss, learning_rate):
        modules = []
        for here, bias in zip(weights, biases, strict=True):
            linear = nn.Linear(*here.shape, dtype=torch.from_numpy(here).dtype)
            linear.weight.data[:] = torch.from_numpy(here.T)
            linear.bias.data[:] = torch.from_numpy(bias)
            modules += [linear, ACTIVATIONS[hidden]()]
        if output not in ACTIVATIONS:
            modules.pop()  # these losses take z and apply sigmoid or softmax themselves
        self.model = nn.Sequential(*modules)
        self.loss = LOSSES[loss]
        self.optimizer = torch.optim.SGD(self.model.parameters(), learning_rate)

    @property
    def weights(self):
        linears = [part for part in self.model if isinstance(part, nn.Linear)]
        return [linear.weight.detach().numpy().T for linear in linears]

    def step(self, inputs, targets):
        """Train on one batch; give its loss."""
        self.optimizer.zero_grad()
        loss = self.loss(self.model(inputs), targets)
        loss.backward()
        self.optimizer.step()
        return loss
