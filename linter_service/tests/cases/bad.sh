#!/bin/bash
cd build  # expect: SC2164
for file in $(ls *.txt); do  # expect: SC2045
  mv $file old
done
rm -rf "$PREFIX/"*  # expect: SC2115
if [ $count > 3 ]; then  # expect: SC2071, SC2154
  local name=$(hostname)  # expect: SC2168, SC2155, SC2034
fi
