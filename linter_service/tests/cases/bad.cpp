#include <cstdio>
#include <string>
#include <vector>

struct Shape {  // expect: cppcoreguidelines-virtual-class-destructor
  virtual void draw();
};

int sum(const std::vector<int>& values, std::string name) {  // expect: performance-unnecessary-value-param
  int total = 0;
  for (int i = 0; i < values.size(); i++) {  // expect: clang-diagnostic-sign-compare
    total += values[i];
  }
  if (total = 3) {  // expect: bugprone-assignment-in-selection-statement
    printf("%d\n", name.size());  // expect: clang-diagnostic-format
  }
  std::vector<int> moved = std::move(values);  // expect: performance-move-const-arg
  return 10 / (total - total);  // expect: misc-redundant-expression, clang-analyzer-core.DivideZero
}
