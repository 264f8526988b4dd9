"""What the three JavaScript frameworks call the same things."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a framework is imported, asserts and holds the world still; templates hold ``{actual}``, ``{expected}`` and
    so on.
    """

    framework: str
    # Where its names come from, and those that every test file needs.
    package: str
    names: tuple[str, ...]
    # Whether a CommonJS module is tested by one.
    speaks_commonjs: bool
    equal: str
    close: str
    throws: str
    rejects: str
    # The name of its own means to hold something still, what they do, and what undoes it.
    means: str
    stand_in: str
    clock: str
    resets: tuple[str, ...]


NODE = Dialect(
    framework="node",
    package="node:test",
    names=("describe", "it"),
    speaks_commonjs=True,
    equal="assert.deepEqual({actual}, {expected});",
    close="assert.ok(Math.abs({actual} - {expected}) < {tolerance});",
    throws="assert.throws(() => {actual}, {matcher});",
    rejects="await assert.rejects(async () => {actual}, {matcher});",
    means="mock",
    stand_in='mock.method({owner}, "{name}", {value});',
    clock='mock.timers.enable({ apis: ["Date"], now: {now} });',
    resets=("mock.reset();",),
)
_EXPECT = {
    "equal": "expect({actual}).toStrictEqual({expected});",
    "close": "expect({actual}).toBeCloseTo({expected}, {digits});",
    "throws": "expect(() => {actual}).toThrow(expect.objectContaining({matcher}));",
    "rejects": "await expect(async () => {actual}).rejects.toThrow(expect.objectContaining({matcher}));",
}
JEST = Dialect(
    framework="jest",
    package="@jest/globals",
    names=("describe", "expect", "it"),
    speaks_commonjs=True,
    **_EXPECT,
    means="jest",
    stand_in='jest.spyOn({owner}, "{name}").mockImplementation({value});',
    # What waits has to go on.
    clock="jest.useFakeTimers({ now: {now}, doNotFake: "
    '["nextTick", "performance", "queueMicrotask", "setImmediate", "setInterval", "setTimeout"] });',
    resets=("jest.restoreAllMocks();", "jest.useRealTimers();"),
)
VITEST = Dialect(
    framework="vitest",
    package="vitest",
    names=("describe", "expect", "it"),
    speaks_commonjs=False,
    **_EXPECT,
    means="vi",
    stand_in='vi.spyOn({owner}, "{name}").mockImplementation({value});',
    clock='vi.useFakeTimers({ now: {now}, toFake: ["Date"] });',
    resets=("vi.restoreAllMocks();", "vi.useRealTimers();"),
)
