"""The published procedure in PyTorch, on the weights of the bundled scoring graph: batches of 32 pairs, padded, a
probability for every token of the vocabulary at every position. Called by bench/score.ts.

    python torchPublished.py MODEL_FOLDER < pairs.json > result.json

pairs.json: {"threads": 2, "batch": 32, "pad": 2, "pairs": [{"context": [ids], "response": [ids]}]}
result.json: {"seconds": s, "tokens": unpadded tokens, "distances": [d of each pair]}
"""
import json
import math
import os
import sys
import time

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import LlamaConfig, LlamaForCausalLM

folder = sys.argv[1]
work = json.load(sys.stdin)
torch.set_num_threads(work["threads"])

graph = onnx.load(os.path.join(folder, "scorer.onnx")).graph
tensors = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
facts = json.load(open(os.path.join(folder, "config.json")))


def linear(name):
    """Q4_1: two values a byte, w = scale q + least in blocks of 32."""
    packed = tensors[name + ".q"]
    q = np.stack([packed & 15, packed >> 4], axis=-1).reshape(*packed.shape[:-1], -1).astype(np.float32)
    scale, least = (tensors[name + part].astype(np.float32)[..., None] for part in (".scale16", ".min16"))
    return torch.from_numpy((q * scale + least).reshape(q.shape[0], -1))


embedding = torch.from_numpy(((tensors["embedding.q"].astype(np.float32) - 128) * tensors["embedding.scale16"].astype(np.float32)[..., None]).reshape(facts["vocab_size"], -1))
angle = math.acos(float(tensors["cos"][1, 1]))  # theta ** (-2 / head size), at position 1
theta = angle ** (-tensors["cos"].shape[1])
config = LlamaConfig(**facts, rms_norm_eps=1e-5, rope_theta=theta)
weights = {"model.embed_tokens.weight": embedding, "lm_head.weight": embedding, "model.norm.weight": torch.tensor(tensors["norm.weight"])}
names = {"q": "self_attn.q_proj", "k": "self_attn.k_proj", "v": "self_attn.v_proj", "o": "self_attn.o_proj", "gate": "mlp.gate_proj", "up": "mlp.up_proj", "down": "mlp.down_proj"}
for i in range(facts["num_hidden_layers"]):
    for short, name in names.items():
        weights[f"model.layers.{i}.{name}.weight"] = linear(f"layer.{i}.{short}")
    weights[f"model.layers.{i}.input_layernorm.weight"] = torch.tensor(tensors[f"layer.{i}.norm1.weight"])
    weights[f"model.layers.{i}.post_attention_layernorm.weight"] = torch.tensor(tensors[f"layer.{i}.norm2.weight"])
model = LlamaForCausalLM(config)
model.load_state_dict(weights)
model.eval()


def distances(batch):
    whole = [pair["context"] + pair["response"] for pair in batch]
    longest = max(len(ids) for ids in whole)
    ids = torch.tensor([tokens + [work["pad"]] * (longest - len(tokens)) for tokens in whole])
    mask = torch.tensor([[1] * len(tokens) + [0] * (longest - len(tokens)) for tokens in whole])
    logits = model(input_ids=ids, attention_mask=mask, use_cache=False).logits
    probabilities = torch.softmax(logits, dim=-1)
    found = []
    for row, pair in enumerate(batch):
        start, count = len(pair["context"]), len(pair["response"])
        p = probabilities[row, start - 1 : start - 1 + count].gather(1, ids[row, start : start + count, None])
        found.append(float(torch.linalg.norm(1 - p) / math.sqrt(count)))
    return found


with torch.inference_mode():
    distances(work["pairs"][:2])
    started = time.perf_counter()
    result = []
    for at in range(0, len(work["pairs"]), work["batch"]):
        result += distances(work["pairs"][at : at + work["batch"]])
    seconds = time.perf_counter() - started
json.dump({"seconds": seconds, "tokens": sum(len(p["context"]) + len(p["response"]) for p in work["pairs"]), "distances": result}, sys.stdout)
