# shellcheck shell=bash
# needs: lib.sh directory.sh
#
# What is on the data volume? Runs as init container of the workload, before mysqld, where the plan depends on the answer.
# env: see directory.sh

need LIFE
examine
json "$BORN"
report "{\"data\":\"$DATA\",\"born\":$JSON}"
