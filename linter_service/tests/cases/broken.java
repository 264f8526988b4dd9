class Broken {
  int value( { // expect: syntax-error
    return 1;
  }
}
