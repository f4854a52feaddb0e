#!/usr/bin/env python3
"""Trains the network that dpfm_bench describes on its standard input, with PyTorch.

Input, a line each: the layers' widths; the learning rate; the weights by id (neuron by neuron, the
bias last); how often and how long to measure, in seconds; the batch size; and then a line a sample,
inputs and target, in the order of training. Sigmoids, the last layer linear, mse, double precision,
one thread. Output: "gradient" and the gradient of the first batch by id; "version" and PyTorch's;
"ns" and the nanoseconds a sample of each measurement.
"""
import sys
import time

import torch


def read():
    lines = [line.split() for line in sys.stdin if line.strip()]
    sizes = [int(field) for field in lines[0]]
    rate = float(lines[1][0])
    flat = torch.tensor([float(field) for field in lines[2]], dtype=torch.float64)
    repeats, seconds, batch_size = int(lines[3][0]), float(lines[3][1]), int(lines[4][0])
    samples = torch.tensor([[float(field) for field in line] for line in lines[5:]],
                           dtype=torch.float64)
    batches = [(batch[:, :sizes[0]].contiguous(), batch[:, sizes[0]:].contiguous())
               for batch in samples.split(batch_size)]
    return sizes, rate, flat, repeats, seconds, batch_size, batches


def network(sizes, flat):
    layers = []
    first = 0
    for inputs, neurons in zip(sizes, sizes[1:]):
        own = flat[first:first + neurons * (inputs + 1)].reshape(neurons, inputs + 1)
        first += own.numel()
        linear = torch.nn.Linear(inputs, neurons, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(own[:, :inputs])
            linear.bias.copy_(own[:, inputs])
        layers += [linear, torch.nn.Sigmoid()]
    return torch.nn.Sequential(*layers[:-1])


def main():
    torch.set_num_threads(1)
    sizes, rate, flat, repeats, seconds, batch_size, batches = read()
    model = network(sizes, flat)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    loss = torch.nn.MSELoss()

    def step(inputs, targets):
        optimizer.zero_grad()
        loss(model(inputs), targets).backward()
        optimizer.step()

    loss(model(batches[0][0]), batches[0][1]).backward()
    gradient = []
    for layer in model:
        if isinstance(layer, torch.nn.Linear):
            own = torch.cat([layer.weight.grad, layer.bias.grad[:, None]], dim=1)
            gradient += own.flatten().tolist()
    print("gradient", *gradient)
    print("version", torch.__version__)

    figures = []
    for repeat in range(repeats + 1):
        epochs = 0
        start = time.perf_counter()
        while epochs == 0 or time.perf_counter() - start < seconds:
            for inputs, targets in batches:
                step(inputs, targets)
            epochs += 1
        elapsed = time.perf_counter() - start
        if repeat > 0:  # the first warms up
            figures.append(1e9 * elapsed / (epochs * len(batches) * batch_size))
    print("ns", *figures)


if __name__ == "__main__":
    main()
