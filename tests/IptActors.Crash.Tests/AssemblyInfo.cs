// Each class loads the machine with processes of its own; side by side they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
