#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *copy(const char *text) {
  char *made = malloc(strlen(text));  // expect: CPP-ALLOC-WITHOUT-END
  strcpy(made, text);  // expect: clang-analyzer-security.insecureAPI.strcpy
  return made;
}

int main(int argc, char **argv) {
  int *numbers = malloc(8);
  free(numbers);
  printf("%d\n", numbers[0]);  // expect: clang-analyzer-unix.Malloc
  if (argc == 2)
    printf(argv[1]);  // expect: clang-diagnostic-format-security
  return atoi(argv[1]);  // expect: bugprone-unchecked-string-to-number-conversion
}
