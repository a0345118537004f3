#!/usr/bin/env python3
"""Reads JSON values from standard input, one a line, and prints the canonical text of each, as read-remote.py knows it."""
import importlib.util
import json
import os
import sys

place = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'read-remote.py')
spec = importlib.util.spec_from_file_location('read_remote', place)
reader = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(reader)

sys.stdin.reconfigure(encoding='utf-8')
sys.stdout.reconfigure(encoding='utf-8')
for line in sys.stdin:
    sys.stdout.write(reader.canonical(json.loads(line)) + '\n')
