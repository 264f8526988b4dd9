import json  # expect: F401
import subprocess


def first(items=[]):  # expect: B006
    if items == None:  # expect: E711
        return undefined  # expect: F821, unresolved-reference
    return "a".nothing  # expect: missing-attribute


def run(name):
    subprocess.call("ls " + name, shell=True)  # expect: S602
