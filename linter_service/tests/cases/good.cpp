#include <memory>
#include <string>
#include <string_view>
#include <vector>

class Shape {
 public:
  virtual ~Shape() = default;
  [[nodiscard]] virtual double area() const = 0;
};

class Square final : public Shape {
 public:
  explicit Square(double side) : side_(side) {}
  [[nodiscard]] double area() const override { return side_ * side_; }

 private:
  double side_;
};

double total(const std::vector<std::unique_ptr<Shape>>& shapes) {
  double sum = 0;
  for (const auto& shape : shapes) {
    sum += shape->area();
  }
  return sum;
}

std::string greeting(std::string_view name) { return "Hello, " + std::string(name) + "!"; }
