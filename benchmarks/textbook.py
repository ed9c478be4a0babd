"""The training step that a good NumPy tutorial writes, to measure ours against.

Examples are rows, every result is a fresh array, and nothing is tuned or crippled. Like
ours it keeps the logarithms finite where a prediction is exactly 0 or 1.
"""

import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    exps = np.exp(z - z.max(axis=1, keepdims=True))
    return exps / exps.sum(axis=1, keepdims=True)


def relu(z):
    return np.maximum(0, z)


ACTIVATIONS = {"tanh": np.tanh, "relu": relu, "sigmoid": sigmoid, "softmax": softmax}
DERIVATIVES = {"tanh": lambda a: 1 - a**2, "relu": lambda a: a > 0}


def half_squared_error(a, targets):
    return 0.5 * np.mean(np.sum((a - targets) ** 2, axis=1))


def binary_cross_entropy(a, targets):
    a = np.clip(a, 1e-7, 1 - 1e-7)
    return -np.mean(targets * np.log(a) + (1 - targets) * np.log(1 - a))


def categorical_cross_entropy(a, targets):
    a = np.clip(a, 1e-7, 1 - 1e-7)
    return -np.mean(np.sum(targets * np.log(a), axis=1))


LOSSES = {
    "half_squared_error": half_squared_error,
    "binary_cross_entropy": binary_cross_entropy,
    "categorical_cross_entropy": categorical_cross_entropy,
}


class TextbookNetwork:
    """A multilayer perceptron as lists of weights and biases."""

    def __init__(self, weights, biases, hidden, output, loss, learning_rate):
        self.weights = weights
        self.biases = biases
        self.hidden = ACTIVATIONS[hidden]
        self.hidden_derivative = DERIVATIVES[hidden]
        self.output = ACTIVATIONS[output]
        self.output_derivative = DERIVATIVES.get(output)  # none: it cancels
        self.loss = LOSSES[loss]
        self.learning_rate = learning_rate

    def step(self, inputs, targets):
        """Train on one batch; give its loss."""
        activations = [inputs]
        for weights, biases in zip(self.weights, self.biases, strict=True):
            z = activations[-1] @ weights + biases
            is_last = len(activations) == len(self.weights)
            activations.append(self.output(z) if is_last else self.hidden(z))

        prediction = activations[-1]
        loss = self.loss(prediction, targets)

        delta = (prediction - targets) / len(inputs)
        if self.output_derivative:
            delta = delta * self.output_derivative(prediction)
        for layer in reversed(range(len(self.weights))):
            weight_gradients = activations[layer].T @ delta
            bias_gradients = delta.sum(axis=0)
            if layer > 0:
                delta = delta @ self.weights[layer].T
                delta = delta * self.hidden_derivative(activations[layer])
            self.weights[layer] -= self.learning_rate * weight_gradients
            self.biases[layer] -= self.learning_rate * bias_gradients
        return loss
