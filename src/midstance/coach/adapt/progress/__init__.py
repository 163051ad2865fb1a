"""What passed gates and earlier loads lead on to: rungs, open sets, the load to begin with."""
