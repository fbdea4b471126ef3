// Classes load the machine with clusters of their own; side by side they would take each other's silos for dead.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
